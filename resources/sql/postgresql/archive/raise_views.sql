INSERT INTO view_counts (article_id, views)
SELECT CAST(key AS uuid), CAST(value AS bigint)
FROM jsonb_each_text(CAST(:counts AS jsonb))
ORDER BY key
ON CONFLICT (article_id) DO UPDATE SET views = excluded.views
WHERE excluded.views > view_counts.views
