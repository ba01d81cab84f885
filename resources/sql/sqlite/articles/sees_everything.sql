SELECT 1 AS everything
