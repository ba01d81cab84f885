INSERT INTO working_copies (article_id, owner, base_version, content, updated_at)
SELECT article_id, owner, base_version, content, updated_at
FROM jsonb_to_recordset(CAST(:batch AS jsonb) -> 'copies') AS taken (article_id uuid, owner text, base_version bigint,
    content jsonb, updated_at timestamptz)
ORDER BY article_id, owner
ON CONFLICT (article_id, owner) DO NOTHING
