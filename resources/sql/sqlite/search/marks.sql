SELECT rowid AS number,
    highlight(article_search, 0, '', '') AS title_marked,
    highlight(article_search, 1, '', '') AS summary_marked,
    snippet(article_search, 4, '', '', '…', 40) AS body_marked
FROM article_search
WHERE article_search MATCH :words AND rowid IN (SELECT value FROM json_each(:numbers))
