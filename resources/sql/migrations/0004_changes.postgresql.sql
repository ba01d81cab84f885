-- The transaction that wrote a row last. Commits do not come in the order of the clock or of a sequence, but a
-- snapshot tells exactly which transactions it has seen: that is how a feed asks for what is new.
ALTER TABLE articles ADD COLUMN changed_in xid8 NOT NULL DEFAULT '0';
ALTER TABLE articles ALTER COLUMN changed_in SET DEFAULT pg_current_xact_id();
CREATE INDEX articles_changed ON articles (changed_in);
