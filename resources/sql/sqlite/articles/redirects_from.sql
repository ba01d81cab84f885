SELECT language, redirect.value AS slug, articles.id, CAST(title AS BLOB) AS title
FROM articles
CROSS JOIN json_each(
    CASE json_type(fields, '$.redirect_from')
        WHEN 'array' THEN json_extract(fields, '$.redirect_from')
        WHEN 'text' THEN json_array(json_extract(fields, '$.redirect_from'))
        ELSE '[]'
    END) AS redirect
WHERE deleted_at IS NULL AND json_type(fields, '$.redirect_from') IN ('array', 'text') AND (language, redirect.value) IN (
    SELECT json_extract(value, '$.language'), json_extract(value, '$.slug')
    FROM json_each(:addresses, '$.addresses'))
