SELECT r.article_id, r.reason, r.message, a.title
FROM bulk_rows AS r
LEFT JOIN articles AS a ON a.id = r.article_id
WHERE r.action = :action AND r.state = 'skipped' AND r.article_id > :after
ORDER BY r.article_id
LIMIT :limit
