SELECT id, version, updated_by, deleted_at IS NOT NULL AS is_deleted
FROM articles
WHERE id IN (SELECT value FROM json_each(:ids))
