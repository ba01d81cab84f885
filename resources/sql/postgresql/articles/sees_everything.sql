-- False where the table has row-level security that applies to this login.
SELECT NOT row_security_active('articles') AS everything
