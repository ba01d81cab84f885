INSERT INTO bulk_rows (action, article_id, version_before)
SELECT :action, article_id, version_after
FROM bulk_rows
WHERE action = :undone AND state = 'changed'
