SELECT name, root, CAST(extract(epoch FROM created_at) * 1000 AS bigint) AS created_at, created_by,
    CAST(extract(epoch FROM changed_at) * 1000 AS bigint) AS changed_at, changed_by
FROM import_sources
ORDER BY name
