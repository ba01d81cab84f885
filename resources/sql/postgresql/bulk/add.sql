INSERT INTO bulk_rows (action, article_id, version_before)
SELECT CAST(:action AS uuid), wanted.id, coalesce(a.version, 0)
FROM (SELECT DISTINCT CAST(value AS uuid) AS id FROM jsonb_array_elements_text(CAST(:ids AS jsonb)) AS value) AS wanted
LEFT JOIN articles AS a ON a.id = wanted.id AND a.deleted_at IS NULL
ON CONFLICT DO NOTHING
