INSERT INTO articles (id, version, slug, language, translation_group, title, summary, body, authors, tags, section,
    status, publish_at,
    publish_day, publish_day_at, -- since schema 10
    fields, source_name, source_path, source_digest, created_at, updated_at, created_by, updated_by,
    changed_in)
VALUES (:id, 1, :slug, :language, :translation_group, :title, :summary, :body,
    :authors,
    :tags,
    :section, :status, :publish_at,
    :publish_day, CASE WHEN :publish_day IS NOT NULL THEN :publish_at END, -- since schema 10
    :fields, :source_name, :source_path, :source_digest,
    CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), :actor, :actor,
    (SELECT coalesce(max(changed_in), 0) + 1 FROM articles))
RETURNING version, created_at, updated_at
