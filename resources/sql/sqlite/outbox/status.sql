SELECT
    (SELECT count(*) FROM outbox WHERE dead = 0) AS waiting,
    (SELECT count(*) FROM outbox WHERE dead <> 0) AS dead,
    (SELECT created_at FROM outbox WHERE dead = 0 ORDER BY sequence LIMIT 1) AS oldest,
    (SELECT last_error FROM outbox WHERE dead = 0 ORDER BY sequence LIMIT 1) AS reason
