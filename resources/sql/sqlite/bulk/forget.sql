DELETE FROM bulk_actions
WHERE created_at < CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) - 30 * 86400000
