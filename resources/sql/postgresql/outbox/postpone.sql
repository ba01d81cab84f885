UPDATE outbox
SET lease_until = clock_timestamp() + make_interval(secs => :delay),
    dead = attempts >= :maximum_attempts, last_error = :reason
WHERE id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:rows AS jsonb)) AS value))
