INSERT INTO revisions (article_id, version, title, content, saved_at, saved_by)
SELECT q.id, q.version, q.content ->> 'title', q.content, q.saved_at, :actor
FROM jsonb_to_recordset(CAST(:rows AS jsonb) -> 'rows') AS q (id uuid, version bigint, content jsonb, saved_at timestamptz)
