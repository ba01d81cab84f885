SELECT article_id, views
FROM view_counts
WHERE article_id IN (SELECT value FROM json_each(:ids))
