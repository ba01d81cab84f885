SELECT source_path
FROM articles
WHERE source_name = :name AND source_path > :after AND deleted_at IS NULL
ORDER BY source_path
LIMIT :most
