-- The index of authors can be asked for one, and not for all it has: those of the newest articles are looked through, so
-- many that a small newsroom has them all.
WITH newest AS (
    SELECT authors
    FROM articles
    WHERE deleted_at IS NULL
    ORDER BY updated_at DESC, id DESC
    LIMIT 20000
), names AS (
    SELECT name, count(*) AS articles FROM newest, unnest(authors) AS name GROUP BY name
)
SELECT name
FROM names
WHERE (name ILIKE :begins ESCAPE '!' OR name ILIKE :word ESCAPE '!' OR name ILIKE :begins_upper ESCAPE '!' OR name ILIKE :word_upper ESCAPE '!')
ORDER BY articles DESC, name
LIMIT :limit
