SELECT aggregateid, attempts, last_error AS reason, CAST(extract(epoch FROM created_at) * 1000 AS bigint) AS since, '' AS title
FROM outbox
WHERE aggregateid = ANY (ARRAY(SELECT value FROM jsonb_array_elements_text(CAST(:articles AS jsonb)) AS value))
    AND (owes & 1) <> 0 AND last_error <> '' AND (dead OR attempts > 0)
ORDER BY sequence
