SELECT article_id
FROM bulk_rows
WHERE action = :action AND state = 'waiting' AND article_id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:ids AS jsonb)) AS value))
