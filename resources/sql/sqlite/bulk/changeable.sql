SELECT id
FROM articles
WHERE id IN (SELECT value FROM json_each(:ids)) AND deleted_at IS NULL
