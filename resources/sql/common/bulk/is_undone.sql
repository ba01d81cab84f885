SELECT 1 AS undone
FROM bulk_actions
WHERE undoes = :action
