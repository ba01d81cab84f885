-- Who really answers, and whether it listens: a pooler hands out another session's process.
SELECT pg_backend_pid() AS process, EXISTS (SELECT 1 FROM pg_listening_channels()) AS listens
