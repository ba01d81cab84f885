-- What a change has not reached yet: 1 the search index, 2 the cache. Where one of them is away, the other is not
-- brought up to date again and again.
ALTER TABLE outbox ADD COLUMN owes INTEGER NOT NULL DEFAULT 3 CHECK (owes BETWEEN 1 AND 3);
