UPDATE outbox
SET dead = false, attempts = 0, lease_until = '-infinity'
WHERE dead AND aggregateid = ANY (ARRAY(SELECT value FROM jsonb_array_elements_text(CAST(:articles AS jsonb)) AS value))
