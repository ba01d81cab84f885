SELECT id, version, status,
    CAST(extract(epoch FROM publish_at) * 1000 AS bigint) AS publish_at,
    deleted_at IS NOT NULL AS is_deleted
FROM articles
WHERE id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:ids AS jsonb)) AS value))
