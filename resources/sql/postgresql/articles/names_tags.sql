-- Who sees no counts of all articles gets the tags of the newest that may be seen (as in top_tags.sql).
WITH counted AS (
    SELECT tag AS name, articles
    FROM tag_counts
    WHERE articles > 0
), newest AS (
    SELECT tags
    FROM articles
    WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM counted)
    ORDER BY updated_at DESC, id DESC
    LIMIT 20000
), names AS (
    SELECT name, articles FROM counted
    UNION ALL
    SELECT name, count(*) AS articles FROM newest, unnest(tags) AS name GROUP BY name
)
SELECT name
FROM names
WHERE (name ILIKE :begins ESCAPE '!' OR name ILIKE :word ESCAPE '!' OR name ILIKE :begins_upper ESCAPE '!' OR name ILIKE :word_upper ESCAPE '!')
ORDER BY articles DESC, name
LIMIT :limit
