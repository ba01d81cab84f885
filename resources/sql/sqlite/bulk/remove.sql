UPDATE articles
SET version = version + 1, updated_at = CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), updated_by = :actor,
    deleted_at = CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER),
    changed_in = (SELECT coalesce(max(changed_in), 0) + 1 FROM articles)
WHERE id = :id AND version = :version AND deleted_at IS NULL
RETURNING id, version, updated_at, deleted_at, NULL AS unknown
