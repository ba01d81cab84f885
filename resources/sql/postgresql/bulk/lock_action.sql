SELECT state
FROM bulk_actions
WHERE id = :action
FOR UPDATE
