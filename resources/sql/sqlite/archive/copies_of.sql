SELECT article_id, owner, base_version, content, updated_at
FROM working_copies
WHERE article_id IN (SELECT value FROM json_each(:ids))
