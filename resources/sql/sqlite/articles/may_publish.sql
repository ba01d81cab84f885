SELECT 1 AS publishes
