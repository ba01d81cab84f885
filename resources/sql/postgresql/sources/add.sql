INSERT INTO import_sources (name, root, created_at, created_by, changed_at, changed_by)
VALUES (:name, :root, clock_timestamp(), :actor, clock_timestamp(), :actor)
ON CONFLICT (name) DO NOTHING
