SELECT name, root, created_at, created_by, changed_at, changed_by
FROM import_sources
ORDER BY name
