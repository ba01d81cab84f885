INSERT INTO view_counts (article_id, views)
VALUES (:id, 1)
ON CONFLICT (article_id) DO UPDATE SET views = view_counts.views + 1
RETURNING views
