-- The builder puts the filters and the cursor in. bm25() is negative, the best match the least.
WITH found AS MATERIALIZED (
    SELECT rowid AS hit, CAST(round(-1000000 * bm25(article_search, 10, 4, 4, 2, 1)) AS INTEGER) AS rank_key
    FROM article_search
    WHERE article_search MATCH :words
)
SELECT id, version, slug, language, translation_group,
    CAST(title AS BLOB) AS title, CAST(summary AS BLOB) AS summary, authors, tags, CAST(section AS BLOB) AS section, status, fields,
    source_name, source_path, source_digest, publish_at,
    (SELECT d.publish_day FROM articles AS d INDEXED BY articles_publish_day WHERE d.number = articles.number AND d.publish_day_at = articles.publish_at AND d.publish_day IS NOT NULL) AS publish_day, -- since schema 10
    NULL AS publish_day, -- before schema 10
    created_at, updated_at, created_by, updated_by, deleted_at,
    rank_key, number
FROM found
JOIN articles ON number = hit
WHERE {filters} AND {after}
ORDER BY rank_key DESC, articles.id DESC
LIMIT :limit
