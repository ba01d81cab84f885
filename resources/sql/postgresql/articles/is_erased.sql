SELECT EXISTS (
    SELECT 1
    FROM articles
    WHERE id = :id AND version >= :version AND deleted_at IS NOT NULL AND title = '' AND body = ''
) AS found
