SELECT id, version, status, publish_at, deleted_at IS NOT NULL AS is_deleted
FROM articles
WHERE id IN (SELECT value FROM json_each(:ids))
