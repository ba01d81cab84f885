-- The number of a row's last change. There is one writer at a time, so the numbers come in the order of the commits.
ALTER TABLE articles ADD COLUMN changed_in INTEGER NOT NULL DEFAULT 0;
CREATE INDEX articles_changed ON articles (changed_in);
