-- What imports are known again by: a name, and the folder that it stands for (its canonical absolute path).
CREATE TABLE import_sources (
    name TEXT PRIMARY KEY NOT NULL CHECK (name <> ''),
    root TEXT NOT NULL CHECK (root <> ''),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL
)
