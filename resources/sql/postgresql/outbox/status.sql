SELECT
    (SELECT count(*) FROM outbox WHERE NOT dead) AS waiting,
    (SELECT count(*) FROM outbox WHERE dead) AS dead,
    (SELECT CAST(extract(epoch FROM created_at) * 1000 AS bigint) FROM outbox WHERE NOT dead ORDER BY sequence LIMIT 1) AS oldest,
    (SELECT last_error FROM outbox WHERE NOT dead ORDER BY sequence LIMIT 1) AS reason
