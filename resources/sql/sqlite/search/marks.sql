SELECT rowid AS number,
    highlight(article_search, 0, '', '') AS title_marked,
    highlight(article_search, 1, '', '') AS summary_marked,
    highlight(article_search, 2, '', '') AS tags_marked,
    highlight(article_search, 3, '', '') AS authors_marked,
    -- It compares each match with all others, so the caller names the bodies that it may look at.
    CASE WHEN rowid IN (SELECT value FROM json_each(:bodies))
        THEN snippet(article_search, 4, '', '', '…', 40) END AS body_marked
FROM article_search
WHERE article_search MATCH :words AND rowid IN (SELECT value FROM json_each(:numbers))
