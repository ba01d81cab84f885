SELECT 1 AS done
FROM bulk_rows
WHERE action = :action AND article_id = :article_id AND state <> 'waiting'
