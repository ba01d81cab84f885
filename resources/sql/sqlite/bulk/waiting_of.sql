SELECT article_id
FROM bulk_rows
WHERE action = :action AND state = 'waiting' AND article_id IN (SELECT value FROM json_each(:ids))
