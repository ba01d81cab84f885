INSERT INTO import_sources (name, root, created_at, created_by, changed_at, changed_by)
VALUES (:name, :root, CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), :actor,
    CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), :actor)
ON CONFLICT (name) DO NOTHING
