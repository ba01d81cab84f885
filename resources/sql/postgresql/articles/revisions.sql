SELECT version, title, CAST(extract(epoch FROM saved_at) * 1000 AS bigint) AS saved_at, saved_by
FROM revisions
WHERE article_id = :id
ORDER BY version DESC
LIMIT :limit
