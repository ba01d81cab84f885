UPDATE outbox
SET dead = 0, attempts = 0, lease_until = 0
WHERE dead <> 0 AND aggregateid IN (SELECT value FROM json_each(:articles))
