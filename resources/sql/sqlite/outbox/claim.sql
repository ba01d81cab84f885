WITH due AS MATERIALIZED (
    SELECT sequence, aggregateid
    FROM outbox
    WHERE dead = 0 AND (owes & :owing) <> 0 AND lease_until <= CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)
    ORDER BY sequence
    LIMIT :row_limit
), chosen AS (
    SELECT aggregateid
    FROM due
    GROUP BY aggregateid
    ORDER BY min(sequence)
    LIMIT :article_limit
)
UPDATE outbox
SET lease_until = CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) + :lease * 1000, attempts = min(attempts, 1000000) + 1
WHERE sequence IN (SELECT sequence FROM due WHERE aggregateid IN (SELECT aggregateid FROM chosen))
RETURNING id, aggregateid, sequence, version, attempts, owes
