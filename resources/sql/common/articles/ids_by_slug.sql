SELECT id
FROM articles
WHERE slug = :slug AND deleted_at IS NULL
ORDER BY language
LIMIT :limit
