SELECT 1 AS done FROM pg_advisory_unlock_all()
