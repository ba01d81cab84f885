SELECT source_path
FROM articles
WHERE source_name = :name AND source_path > :after
ORDER BY source_path
LIMIT :most
