SELECT article_id, owner, base_version, content, updated_at
FROM working_copies
WHERE (article_id, owner) > (:after, :after_owner)
ORDER BY article_id, owner
LIMIT :limit
