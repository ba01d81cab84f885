SELECT id, version, slug, language, translation_group, title, summary,
    CAST(to_jsonb(authors) AS text) AS authors, CAST(to_jsonb(tags) AS text) AS tags, section, status,
    CAST(fields AS text) AS fields, source_name, source_path, source_digest,
    CAST(extract(epoch FROM publish_at) * 1000 AS bigint) AS publish_at,
    CASE WHEN publish_day_at = publish_at AND publish_day BETWEEN '0001-01-01' AND '9999-12-31' THEN to_char(publish_day, 'YYYY-MM-DD') END AS publish_day, -- since schema 10
    NULL AS publish_day, -- before schema 10
    CAST(extract(epoch FROM created_at) * 1000 AS bigint) AS created_at,
    CAST(extract(epoch FROM updated_at) * 1000 AS bigint) AS updated_at,
    created_by, updated_by,
    CAST(extract(epoch FROM deleted_at) * 1000 AS bigint) AS deleted_at
FROM articles
WHERE id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:ids AS jsonb)) AS value))
