-- What imports are known again by: a name, and the folder that it stands for (its canonical absolute path).
CREATE TABLE import_sources (
    name text PRIMARY KEY CHECK (name <> ''),
    root text NOT NULL CHECK (root <> ''),
    created_at timestamptz(3) NOT NULL CHECK (isfinite(created_at)),
    created_by text NOT NULL,
    changed_at timestamptz(3) NOT NULL CHECK (isfinite(changed_at)),
    changed_by text NOT NULL
)
