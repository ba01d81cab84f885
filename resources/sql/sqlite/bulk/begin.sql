INSERT INTO bulk_actions (id, created_by, created_at, change, undoes)
VALUES (:action, :actor, CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), :change, :undoes)
