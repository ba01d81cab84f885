INSERT INTO view_counts (article_id, views)
SELECT key, value
FROM json_each(:counts)
WHERE true
ORDER BY key
ON CONFLICT (article_id) DO NOTHING
