SELECT id, version
FROM (SELECT id, version, updated_at FROM articles ORDER BY changed_in DESC LIMIT :limit) AS newest
WHERE updated_at > CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) - :seconds * 1000
