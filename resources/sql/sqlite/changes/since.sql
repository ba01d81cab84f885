SELECT id, version, slug, language, translation_group,
    CAST(title AS BLOB) AS title, CAST(summary AS BLOB) AS summary, authors, tags, CAST(section AS BLOB) AS section, status, fields,
    source_name, source_path, source_digest, publish_at, created_at, updated_at, created_by, updated_by, deleted_at
FROM articles
WHERE changed_in > CAST(:position AS INTEGER)
ORDER BY articles.changed_in
LIMIT :limit
