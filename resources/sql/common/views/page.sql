SELECT article_id, views
FROM view_counts
WHERE article_id > :after AND views > 0
ORDER BY article_id
LIMIT :limit
