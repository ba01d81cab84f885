-- Of this session: it goes with it. The first number is of imports alone ("impo").
SELECT pg_try_advisory_lock(1768779887, hashtext(current_schema() || '/' || CAST(:name AS text))) AS claimed
