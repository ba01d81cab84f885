UPDATE articles
SET version = version + 1, updated_at = clock_timestamp(), updated_by = :actor,
    deleted_at = clock_timestamp(),
    changed_in = pg_current_xact_id()
WHERE id = :id AND version = :version AND deleted_at IS NULL
RETURNING version, CAST(extract(epoch FROM updated_at) * 1000 AS bigint) AS updated_at, CAST(extract(epoch FROM deleted_at) * 1000 AS bigint) AS deleted_at
