UPDATE outbox
SET lease_until = CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) + late.seconds * 1000,
    dead = COALESCE(attempts >= late.maximum_attempts, 0),
    attempts = CASE WHEN late.maximum_attempts IS NULL AND attempts > 0 THEN attempts - 1 ELSE attempts END,
    last_error = CASE late.reason WHEN '' THEN last_error ELSE late.reason END,
    owes = CASE WHEN (outbox.owes & late.owes) = 0 THEN outbox.owes ELSE outbox.owes & late.owes END
FROM (
    SELECT json_extract(value, '$.id') AS id, json_extract(value, '$.reason') AS reason,
        json_extract(value, '$.seconds') AS seconds, json_extract(value, '$.maximum_attempts') AS maximum_attempts,
        json_extract(value, '$.owes') AS owes
    FROM json_each(:delays, '$.rows')
) AS late
WHERE outbox.id = late.id
