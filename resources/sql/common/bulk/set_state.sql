UPDATE bulk_actions
SET state = :state
WHERE id = :action AND state = :known
