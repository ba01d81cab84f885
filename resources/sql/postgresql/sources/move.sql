UPDATE import_sources
SET root = :root, changed_at = clock_timestamp(), changed_by = :actor
WHERE name = :name AND root = :known_root
