SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = CAST(:role AS text)) AS found
