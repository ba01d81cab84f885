UPDATE articles
SET version = version + 1, slug = CAST(id AS text), translation_group = NULL, title = '', summary = '', body = '',
    authors = '{}', tags = '{}', section = '', status = 'draft', publish_at = NULL,
    publish_day = NULL, publish_day_at = NULL, -- since schema 10
    fields = '{}', updated_at = clock_timestamp(), updated_by = :actor,
    changed_in = pg_current_xact_id()
WHERE id = :id AND version = :version AND deleted_at IS NOT NULL
RETURNING version, CAST(extract(epoch FROM updated_at) * 1000 AS bigint) AS updated_at, CAST(extract(epoch FROM deleted_at) * 1000 AS bigint) AS deleted_at
