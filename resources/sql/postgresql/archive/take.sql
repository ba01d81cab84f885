INSERT INTO articles (id, version, slug, language, translation_group, title, summary, body, authors, tags, section,
    status, publish_at, publish_day, publish_day_at, fields, source_name, source_path, source_digest, created_at, updated_at, created_by, updated_by,
    deleted_at)
SELECT id, version, slug, language, translation_group, title, summary, body,
    ARRAY(SELECT jsonb_array_elements_text(authors)), ARRAY(SELECT jsonb_array_elements_text(tags)),
    section, status, publish_at, publish_day, CASE WHEN publish_day IS NOT NULL THEN publish_at END, fields, source ->> 'name', source ->> 'path', coalesce(source ->> 'digest', ''),
    created_at, updated_at, created_by, updated_by, deleted_at
FROM jsonb_to_recordset(CAST(:batch AS jsonb) -> 'articles') AS taken (id uuid, version bigint, slug text, language text,
    translation_group uuid, title text, summary text, body text, authors jsonb, tags jsonb, section text, status text,
    publish_at timestamptz, publish_day date, fields jsonb, source jsonb, created_at timestamptz, updated_at timestamptz, created_by text,
    updated_by text, deleted_at timestamptz, over bigint)
WHERE over = 0
ORDER BY id
ON CONFLICT (id) DO NOTHING
RETURNING id
