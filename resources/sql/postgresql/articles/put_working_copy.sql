INSERT INTO working_copies (article_id, owner, base_version, content, updated_at)
VALUES (:article_id, :owner, :base_version, CAST(:content AS jsonb), clock_timestamp())
ON CONFLICT (article_id, owner) DO UPDATE
SET base_version = excluded.base_version, content = excluded.content, updated_at = excluded.updated_at
