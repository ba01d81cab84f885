WITH names AS (
    SELECT tag AS name, articles
    FROM tag_counts
    WHERE articles > 0
)
SELECT name
FROM names
WHERE (name LIKE :begins ESCAPE '!' OR name LIKE :word ESCAPE '!' OR name LIKE :begins_upper ESCAPE '!' OR name LIKE :word_upper ESCAPE '!')
ORDER BY articles DESC, name
LIMIT :limit
