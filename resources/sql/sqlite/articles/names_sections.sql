-- No index has the sections: those of the newest articles are looked through, so many that a small newsroom has them all.
WITH newest AS (
    SELECT section AS name
    FROM articles
    WHERE deleted_at IS NULL
    ORDER BY updated_at DESC, id DESC
    LIMIT 20000
)
SELECT name
FROM newest
WHERE name <> ''
    AND (name LIKE :begins ESCAPE '!' OR name LIKE :word ESCAPE '!' OR name LIKE :begins_upper ESCAPE '!' OR name LIKE :word_upper ESCAPE '!')
GROUP BY name
ORDER BY count(*) DESC, name
LIMIT :limit
