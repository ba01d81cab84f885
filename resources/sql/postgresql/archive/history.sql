SELECT article_id, version, title, CAST(content AS text) AS content,
    CAST(extract(epoch FROM saved_at) * 1000 AS bigint) AS saved_at, saved_by
FROM revisions
WHERE article_id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:ids AS jsonb)) AS value))
    AND (article_id, version) > (:after, :after_version)
ORDER BY article_id, version
LIMIT :limit
