-- False where the table has row-level security that hides rows from this login. Whoever may read the outbox is a relay or
-- an admin, and those see every row (resources/sql/rights).
SELECT NOT row_security_active('articles') OR has_table_privilege('outbox', 'SELECT') AS everything
