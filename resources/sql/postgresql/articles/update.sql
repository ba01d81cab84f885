UPDATE articles
SET version = version + 1, slug = :slug, language = :language, translation_group = :translation_group, title = :title,
    summary = :summary, body = :body,
    authors = ARRAY(SELECT jsonb_array_elements_text(CAST(:authors AS jsonb))),
    tags = ARRAY(SELECT jsonb_array_elements_text(CAST(:tags AS jsonb))),
    section = :section, status = :status, publish_at = :publish_at,
    publish_day = CAST(:publish_day AS date), publish_day_at = CASE WHEN CAST(:publish_day AS date) IS NOT NULL THEN CAST(:publish_at AS timestamptz) END, -- since schema 10
    fields = CAST(:fields AS jsonb),
    source_name = :source_name, source_path = :source_path, source_digest = :source_digest,
    updated_at = clock_timestamp(), updated_by = :actor, deleted_at = NULL,
    changed_in = pg_current_xact_id()
WHERE id = :id AND version = :version
RETURNING version, CAST(extract(epoch FROM created_at) * 1000 AS bigint) AS created_at,
    CAST(extract(epoch FROM updated_at) * 1000 AS bigint) AS updated_at,
    -- What the revision before says that this program does not know, and its format.
    (SELECT CASE WHEN jsonb_typeof(content) = 'object'
        THEN CAST(content - ARRAY(SELECT jsonb_array_elements_text(CAST(:known AS jsonb) - 'format')) AS text) END
        FROM revisions WHERE article_id = articles.id AND revisions.version < articles.version
        ORDER BY revisions.version DESC LIMIT 1) AS unknown
