SELECT aggregateid, attempts, last_error AS reason, created_at AS since, '' AS title
FROM outbox
WHERE aggregateid IN (SELECT value FROM json_each(:articles))
    AND (owes & 1) <> 0 AND last_error <> '' AND (dead <> 0 OR attempts > 0)
ORDER BY sequence
