UPDATE articles
SET version = taken.version, slug = taken.slug, language = taken.language, translation_group = taken.translation_group,
    title = taken.title, summary = taken.summary, body = taken.body,
    authors = ARRAY(SELECT jsonb_array_elements_text(taken.authors)),
    tags = ARRAY(SELECT jsonb_array_elements_text(taken.tags)),
    section = taken.section, status = taken.status, publish_at = taken.publish_at,
    publish_day = taken.publish_day, publish_day_at = CASE WHEN taken.publish_day IS NOT NULL THEN taken.publish_at END, fields = taken.fields,
    source_name = taken.source ->> 'name', source_path = taken.source ->> 'path',
    source_digest = coalesce(taken.source ->> 'digest', ''),
    updated_at = taken.updated_at, updated_by = taken.updated_by, deleted_at = taken.deleted_at,
    changed_in = pg_current_xact_id()
FROM jsonb_to_recordset(CAST(:batch AS jsonb) -> 'articles') AS taken (id uuid, version bigint, slug text, language text,
    translation_group uuid, title text, summary text, body text, authors jsonb, tags jsonb, section text, status text,
    publish_at timestamptz, publish_day date, fields jsonb, source jsonb, created_at timestamptz, updated_at timestamptz, created_by text,
    updated_by text, deleted_at timestamptz, over bigint)
WHERE articles.id = taken.id AND articles.version = taken.over
RETURNING articles.id
