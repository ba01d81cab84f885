INSERT INTO bulk_rows (action, article_id, version_before)
SELECT CAST(:action AS uuid), article_id, version_after
FROM bulk_rows
WHERE action = CAST(:undone AS uuid) AND state = 'changed'
