INSERT INTO settings (name, value, updated_at, updated_by)
VALUES (:name, :value, CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), :actor)
ON CONFLICT (name) DO UPDATE
SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by
