UPDATE articles
SET version = articles.version + 1, slug = q.slug, language = q.language, section = q.section, status = q.status, publish_at = q.publish_at,
    publish_day = q.publish_day, publish_day_at = CASE WHEN q.publish_day IS NOT NULL THEN q.publish_at END,
    fields = q.fields, updated_at = clock_timestamp(), updated_by = :actor, changed_in = pg_current_xact_id()
FROM jsonb_to_recordset(CAST(:rows AS jsonb) -> 'rows') AS q (id uuid, version bigint, slug text, language text,
    section text, status text, publish_at timestamptz, publish_day date, fields jsonb)
WHERE articles.id = q.id AND articles.version = q.version
RETURNING articles.id, articles.version, CAST(extract(epoch FROM articles.updated_at) * 1000 AS bigint) AS updated_at,
    CAST(extract(epoch FROM articles.deleted_at) * 1000 AS bigint) AS deleted_at,
    -- What the revision before says that this program does not know, and its format.
    (SELECT CASE WHEN jsonb_typeof(content) = 'object'
        THEN CAST(content - ARRAY(SELECT jsonb_array_elements_text(CAST(:known AS jsonb) - 'format')) AS text) END
        FROM revisions WHERE article_id = articles.id AND revisions.version < articles.version
        ORDER BY revisions.version DESC LIMIT 1) AS unknown
