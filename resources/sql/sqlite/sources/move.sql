UPDATE import_sources
SET root = :root, changed_at = CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), changed_by = :actor
WHERE name = :name AND root = :known_root
