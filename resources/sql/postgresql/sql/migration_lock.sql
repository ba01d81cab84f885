-- The key is this program's own: the letters Tript as a number.
SELECT pg_try_advisory_lock(362980929652) AS locked
