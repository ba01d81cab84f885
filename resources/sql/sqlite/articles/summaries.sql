SELECT id, version, slug, language, translation_group,
    CAST(title AS BLOB) AS title, CAST(summary AS BLOB) AS summary, authors, tags, CAST(section AS BLOB) AS section, status, fields,
    source_name, source_path, source_digest, publish_at,
    (SELECT d.publish_day FROM articles AS d INDEXED BY articles_publish_day WHERE d.number = articles.number AND d.publish_day_at = articles.publish_at AND d.publish_day IS NOT NULL) AS publish_day, -- since schema 10
    NULL AS publish_day, -- before schema 10
    created_at, updated_at, created_by, updated_by, deleted_at
FROM articles
WHERE id IN (SELECT value FROM json_each(:ids))
