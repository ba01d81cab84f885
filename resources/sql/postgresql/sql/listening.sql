-- Who really answers, and whether it listens: a pooler hands out another session's process. A server that takes no
-- changes any more is not where they are told.
SELECT pg_backend_pid() AS process, EXISTS (SELECT 1 FROM pg_listening_channels()) AS listens,
    current_setting('transaction_read_only') = 'on' AS reads_only
