SELECT id, version, slug, language, translation_group,
    CAST(title AS BLOB) AS title, CAST(summary AS BLOB) AS summary, authors, tags, CAST(section AS BLOB) AS section, status, fields,
    source_name, source_path, source_digest, publish_at,
    (SELECT d.publish_day FROM articles AS d INDEXED BY articles_publish_day WHERE d.number = articles.number AND d.publish_day_at = articles.publish_at AND d.publish_day IS NOT NULL) AS publish_day, -- since schema 10
    NULL AS publish_day, -- before schema 10
    created_at, updated_at, created_by, updated_by, deleted_at,
    CAST(body AS BLOB) AS body
FROM articles
WHERE id > :after AND (deleted_at IS NOT NULL OR status <> 'published' OR publish_key > CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER))
ORDER BY id
LIMIT :limit
