-- In the order of the ids, so that no two batches wait for each other. Who may not change a row does not get it.
SELECT id, version, updated_by, deleted_at IS NOT NULL AS is_deleted
FROM articles
WHERE id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:ids AS jsonb)) AS value))
ORDER BY id
FOR NO KEY UPDATE
