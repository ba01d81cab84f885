-- A row lock asks the policies of updates, and this is the weakest: it holds up no save.
SELECT id
FROM articles
WHERE id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:ids AS jsonb)) AS value))
    AND deleted_at IS NULL
ORDER BY id
FOR KEY SHARE
