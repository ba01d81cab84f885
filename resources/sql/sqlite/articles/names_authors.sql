-- From one author to the next in the index: as many steps as there are authors, however many articles they have.
WITH RECURSIVE names (name) AS (
    SELECT min(author) FROM article_authors
    UNION ALL
    SELECT (SELECT min(author) FROM article_authors WHERE author > names.name)
    FROM names
    WHERE names.name IS NOT NULL
)
SELECT name
FROM names
WHERE name IS NOT NULL
    AND (name LIKE :begins ESCAPE '!' OR name LIKE :word ESCAPE '!' OR name LIKE :begins_upper ESCAPE '!' OR name LIKE :word_upper ESCAPE '!')
    AND EXISTS (
        SELECT 1
        FROM article_authors
        JOIN articles ON articles.number = article_authors.article
        WHERE article_authors.author = names.name AND articles.deleted_at IS NULL
    )
ORDER BY name
LIMIT :limit
