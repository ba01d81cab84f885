UPDATE articles
SET version = articles.version + 1, updated_at = clock_timestamp(), updated_by = :actor, deleted_at = clock_timestamp(),
    changed_in = pg_current_xact_id()
FROM jsonb_to_recordset(CAST(:rows AS jsonb) -> 'rows') AS q (id uuid, version bigint)
WHERE articles.id = q.id AND articles.version = q.version AND articles.deleted_at IS NULL
RETURNING articles.id, articles.version, CAST(extract(epoch FROM articles.updated_at) * 1000 AS bigint) AS updated_at,
    CAST(extract(epoch FROM articles.deleted_at) * 1000 AS bigint) AS deleted_at, NULL AS unknown
