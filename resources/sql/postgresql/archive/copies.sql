SELECT article_id, owner, base_version, CAST(content AS text) AS content,
    CAST(extract(epoch FROM updated_at) * 1000 AS bigint) AS updated_at
FROM working_copies
WHERE (article_id, owner) > (:after, :after_owner)
ORDER BY article_id, owner
LIMIT :limit
