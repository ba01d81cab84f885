SELECT language, slug, id
FROM articles
WHERE deleted_at IS NULL AND (language, slug) IN (
    SELECT asked ->> 'language', asked ->> 'slug'
    FROM jsonb_array_elements(CAST(:addresses AS jsonb) -> 'addresses') AS asked)
