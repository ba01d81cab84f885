DELETE FROM outbox
WHERE id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:rows AS jsonb)) AS value))
