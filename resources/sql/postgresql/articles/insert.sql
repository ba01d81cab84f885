INSERT INTO articles (id, version, slug, language, translation_group, title, summary, body, authors, tags, section,
    status, publish_at,
    publish_day, publish_day_at, -- since schema 10
    fields, source_name, source_path, source_digest, created_at, updated_at, created_by, updated_by)
VALUES (:id, 1, :slug, :language, :translation_group, :title, :summary, :body,
    ARRAY(SELECT jsonb_array_elements_text(CAST(:authors AS jsonb))),
    ARRAY(SELECT jsonb_array_elements_text(CAST(:tags AS jsonb))),
    :section, :status, :publish_at,
    CAST(:publish_day AS date), CASE WHEN CAST(:publish_day AS date) IS NOT NULL THEN CAST(:publish_at AS timestamptz) END, -- since schema 10
    CAST(:fields AS jsonb), :source_name, :source_path, :source_digest,
    clock_timestamp(), clock_timestamp(), :actor, :actor)
RETURNING version, CAST(extract(epoch FROM created_at) * 1000 AS bigint) AS created_at,
    CAST(extract(epoch FROM updated_at) * 1000 AS bigint) AS updated_at
