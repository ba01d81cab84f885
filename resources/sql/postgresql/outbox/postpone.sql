UPDATE outbox
SET lease_until = clock_timestamp() + make_interval(secs => late.seconds),
    dead = COALESCE(attempts >= late.maximum_attempts, false),
    attempts = CASE WHEN late.maximum_attempts IS NULL AND attempts > 0 THEN attempts - 1 ELSE attempts END,
    last_error = CASE late.reason WHEN '' THEN last_error ELSE late.reason END,
    owes = CASE WHEN (outbox.owes & late.owes) = 0 THEN outbox.owes ELSE outbox.owes & late.owes END
FROM jsonb_to_recordset(CAST(:delays AS jsonb) -> 'rows')
    AS late (id uuid, reason text, seconds integer, maximum_attempts integer, owes smallint)
WHERE outbox.id = late.id
