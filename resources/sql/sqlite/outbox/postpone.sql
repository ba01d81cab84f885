UPDATE outbox
SET lease_until = CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) + :delay * 1000,
    dead = attempts >= :maximum_attempts, last_error = :reason
WHERE id IN (SELECT value FROM json_each(:rows))
