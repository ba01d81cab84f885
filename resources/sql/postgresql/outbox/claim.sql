WITH due AS MATERIALIZED (
    SELECT id, aggregateid, sequence,
        bulk -- since schema 18
        false AS bulk -- before schema 18
    FROM outbox
    WHERE NOT dead AND (owes & :owing) <> 0 AND lease_until <= clock_timestamp()
    ORDER BY bulk, sequence -- since schema 18
    ORDER BY sequence -- before schema 18
    LIMIT :row_limit
    FOR UPDATE SKIP LOCKED
), chosen AS (
    SELECT aggregateid
    FROM due
    GROUP BY aggregateid
    ORDER BY bool_and(bulk), min(sequence)
    LIMIT :article_limit
)
UPDATE outbox
SET lease_until = clock_timestamp() + make_interval(secs => :lease), attempts = least(attempts, 1000000) + 1
FROM due
WHERE outbox.id = due.id AND due.aggregateid IN (SELECT aggregateid FROM chosen)
RETURNING outbox.id, outbox.aggregateid, outbox.sequence, outbox.version, outbox.attempts, outbox.owes
