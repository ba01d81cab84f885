-- Times are whole milliseconds since 1970 UTC, ids are the canonical text of a UUID, lists are JSON arrays.
-- The number is what full text refers to; it must be a column, or VACUUM may renumber the rows.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    slug TEXT NOT NULL CHECK (slug <> ''),
    language TEXT NOT NULL,
    translation_group TEXT,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    authors TEXT NOT NULL,
    tags TEXT NOT NULL,
    section TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'review', 'published', 'archived')),
    publish_at INTEGER,
    fields TEXT NOT NULL,
    source_name TEXT,
    source_path TEXT,
    source_digest TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    deleted_at INTEGER,
    publish_key INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(publish_at, -8640000000000000)) VIRTUAL,
    title_key TEXT COLLATE NOCASE NOT NULL GENERATED ALWAYS AS (substr(title, 1, 200)) VIRTUAL,
    -- Last, so that lists that read no bodies do not walk through their pages.
    body TEXT NOT NULL,
    CHECK ((source_name IS NULL) = (source_path IS NULL))
) STRICT;

CREATE UNIQUE INDEX articles_slug ON articles (language, slug) WHERE deleted_at IS NULL;
CREATE INDEX articles_by_slug ON articles (slug) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX articles_source ON articles (source_name, source_path) WHERE source_name IS NOT NULL;

CREATE INDEX articles_updated ON articles (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_publish ON articles (publish_key, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_title ON articles (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_created ON articles (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_status_updated ON articles (status, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_status_publish ON articles (status, publish_key, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_status_title ON articles (status, title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_status_created ON articles (status, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_mine ON articles (created_by, updated_at, id) WHERE deleted_at IS NULL;

CREATE TABLE article_authors (
    author TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (author, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_authors_article ON article_authors (article);

CREATE TABLE article_tags (
    tag TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (tag, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_article ON article_tags (article);

CREATE TRIGGER articles_lists_insert AFTER INSERT ON articles BEGIN
    INSERT OR IGNORE INTO article_authors SELECT value, new.number FROM json_each(new.authors);
    INSERT OR IGNORE INTO article_tags SELECT value, new.number FROM json_each(new.tags);
END;
CREATE TRIGGER articles_lists_authors AFTER UPDATE OF authors ON articles WHEN old.authors <> new.authors BEGIN
    DELETE FROM article_authors WHERE article = new.number;
    INSERT OR IGNORE INTO article_authors SELECT value, new.number FROM json_each(new.authors);
END;
CREATE TRIGGER articles_lists_tags AFTER UPDATE OF tags ON articles WHEN old.tags <> new.tags BEGIN
    DELETE FROM article_tags WHERE article = new.number;
    INSERT OR IGNORE INTO article_tags SELECT value, new.number FROM json_each(new.tags);
END;

CREATE TABLE tag_counts (
    tag TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_counts_most ON tag_counts (articles DESC, tag);

CREATE TABLE revisions (
    article_id TEXT NOT NULL REFERENCES articles (id),
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (article_id, version)
) STRICT;

CREATE TABLE working_copies (
    article_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    base_version INTEGER NOT NULL,
    content TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (article_id, owner)
) STRICT;
CREATE INDEX working_copies_owner ON working_copies (owner, updated_at);

CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    aggregatetype TEXT NOT NULL,
    aggregateid TEXT NOT NULL,
    type TEXT NOT NULL,
    payload TEXT NOT NULL,
    version INTEGER NOT NULL,
    lease_until INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    dead INTEGER NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_waiting ON outbox (sequence) WHERE dead = 0;
CREATE INDEX outbox_dead ON outbox (sequence) WHERE dead <> 0;

CREATE TABLE view_counts (
    article_id TEXT PRIMARY KEY,
    views INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
