-- What holds for the whole workspace: "zone" is the zone of the site's dates, an IANA name. Values are JSON.
CREATE TABLE settings (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    value TEXT NOT NULL CHECK (json_valid(value)),
    updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The day that was meant where publish_at is a day without a time, and the publish_at that it stands for: a program that
-- knows no days and sets another time leaves a day that counts no more. Days are read from the index: in the row they
-- stand behind the body, and a list reads no bodies.
ALTER TABLE articles ADD COLUMN publish_day TEXT;
ALTER TABLE articles ADD COLUMN publish_day_at INTEGER;
CREATE INDEX articles_publish_day ON articles (number, publish_day_at, publish_day) WHERE publish_day IS NOT NULL
