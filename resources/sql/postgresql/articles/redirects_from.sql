SELECT language, redirect.slug, id, title
FROM articles
CROSS JOIN LATERAL jsonb_array_elements_text(
    CASE jsonb_typeof(fields -> 'redirect_from')
        WHEN 'array' THEN fields -> 'redirect_from'
        WHEN 'string' THEN jsonb_build_array(fields -> 'redirect_from')
        ELSE CAST('[]' AS jsonb)
    END) AS redirect (slug)
WHERE deleted_at IS NULL AND fields -> 'redirect_from' IS NOT NULL AND (language, redirect.slug) IN (
    SELECT asked ->> 'language', asked ->> 'slug'
    FROM jsonb_array_elements(CAST(:addresses AS jsonb) -> 'addresses') AS asked)
