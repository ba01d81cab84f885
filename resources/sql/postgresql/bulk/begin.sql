INSERT INTO bulk_actions (id, created_by, change, undoes)
VALUES (:action, :actor, CAST(:change AS jsonb), CAST(:undoes AS uuid))
