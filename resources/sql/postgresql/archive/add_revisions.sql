INSERT INTO revisions (article_id, version, title, content, saved_at, saved_by)
SELECT article_id, version, title, content, saved_at, saved_by
FROM jsonb_to_recordset(CAST(:batch AS jsonb) -> 'revisions') AS taken (article_id uuid, version bigint, title text,
    content jsonb, saved_at timestamptz, saved_by text)
ORDER BY article_id, version
ON CONFLICT (article_id, version) DO NOTHING
