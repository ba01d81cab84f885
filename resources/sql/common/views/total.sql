SELECT count(*) AS articles, CAST(coalesce(sum(views), 0) AS bigint) AS views,
    (SELECT article_id FROM view_counts ORDER BY article_id DESC LIMIT 1) AS newest
FROM view_counts
WHERE views > 0
