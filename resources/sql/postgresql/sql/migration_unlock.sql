SELECT pg_advisory_unlock(362980929652) AS unlocked
