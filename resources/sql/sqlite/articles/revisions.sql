SELECT version, CAST(title AS BLOB) AS title, saved_at, saved_by
FROM revisions
WHERE article_id = :id
ORDER BY version DESC
LIMIT :limit
