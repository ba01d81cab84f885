UPDATE outbox
SET dead = false, attempts = 0, lease_until = '-infinity'
WHERE dead
