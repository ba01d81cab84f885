SELECT article_id, version, CAST(title AS BLOB) AS title, content, saved_at, saved_by
FROM revisions
WHERE article_id IN (SELECT value FROM json_each(:ids))
    AND (article_id, version) > (:after, :after_version)
ORDER BY article_id, version
LIMIT :limit
