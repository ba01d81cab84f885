SELECT count(*) AS hits
FROM (
    SELECT 1
    FROM articles
    WHERE number IN (SELECT rowid FROM article_search WHERE article_search MATCH :words) AND {filters}
    LIMIT :bound
) AS found
