INSERT INTO import_sources (name, root, created_at, created_by, changed_at, changed_by)
SELECT name, root, created_at, created_by, changed_at, changed_by
FROM jsonb_to_recordset(CAST(:batch AS jsonb) -> 'sources') AS taken (name text, root text, created_at timestamptz,
    created_by text, changed_at timestamptz, changed_by text)
ORDER BY name
ON CONFLICT (name) DO NOTHING
