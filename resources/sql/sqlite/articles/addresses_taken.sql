SELECT language, slug, id
FROM articles
WHERE deleted_at IS NULL AND (language, slug) IN (
    SELECT json_extract(value, '$.language'), json_extract(value, '$.slug')
    FROM json_each(:addresses, '$.addresses'))
