INSERT INTO working_copies (article_id, owner, base_version, content, updated_at)
VALUES (:article_id, :owner, :base_version, CAST(:content AS jsonb), clock_timestamp())
ON CONFLICT (article_id, owner) DO UPDATE
SET base_version = excluded.base_version, content = excluded.content, updated_at = excluded.updated_at
WHERE working_copies.content ->> 'device' = excluded.content ->> 'device'
    OR concat(working_copies.content ->> 'device', ' ', working_copies.content ->> 'updated_at') = CAST(:over AS text)
