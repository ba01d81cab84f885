CREATE TABLE articles (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    slug text NOT NULL CHECK (slug <> ''),
    language text NOT NULL,
    translation_group uuid,
    title text NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    authors text[] NOT NULL,
    tags text[] NOT NULL,
    section text NOT NULL,
    status text NOT NULL CHECK (status IN ('draft', 'review', 'published', 'archived')),
    publish_at timestamptz(3),
    fields jsonb NOT NULL,
    source_name text,
    source_path text,
    source_digest text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    created_by text NOT NULL,
    updated_by text NOT NULL,
    deleted_at timestamptz(3),
    -- What lists are sorted by: never null, and never too long for an index.
    publish_key timestamptz(3) NOT NULL GENERATED ALWAYS AS (coalesce(publish_at, '-infinity')) STORED,
    title_key text NOT NULL GENERATED ALWAYS AS (left(lower(title), 200)) STORED,
    CHECK ((source_name IS NULL) = (source_path IS NULL))
);

CREATE UNIQUE INDEX articles_slug ON articles (language, slug) WHERE deleted_at IS NULL;
CREATE INDEX articles_by_slug ON articles (slug) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX articles_source ON articles (source_name, source_path) WHERE source_name IS NOT NULL;

-- One index for each order of a list, with and without the status that most lists are filtered by.
CREATE INDEX articles_updated ON articles (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_publish ON articles (publish_key, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_title ON articles (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_created ON articles (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_status_updated ON articles (status, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_status_publish ON articles (status, publish_key, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_status_title ON articles (status, title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_status_created ON articles (status, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_mine ON articles (created_by, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX articles_authors ON articles USING gin (authors) WHERE deleted_at IS NULL;
CREATE INDEX articles_tags ON articles USING gin (tags) WHERE deleted_at IS NULL;

CREATE TABLE tag_counts (
    tag text PRIMARY KEY,
    articles bigint NOT NULL
);
CREATE INDEX tag_counts_most ON tag_counts (articles DESC, tag);

CREATE TABLE revisions (
    article_id uuid NOT NULL REFERENCES articles (id),
    version bigint NOT NULL,
    title text NOT NULL,
    content jsonb NOT NULL,
    saved_at timestamptz(3) NOT NULL,
    saved_by text NOT NULL,
    PRIMARY KEY (article_id, version)
);

-- Without a reference to articles: one may have a working copy of an article that was never saved.
CREATE TABLE working_copies (
    article_id uuid NOT NULL,
    owner text NOT NULL,
    base_version bigint NOT NULL,
    content jsonb NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    PRIMARY KEY (article_id, owner)
);
CREATE INDEX working_copies_owner ON working_copies (owner, updated_at);

-- The first columns are those of Debezium's outbox event router; a row that was delivered is deleted.
CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    aggregatetype varchar(255) NOT NULL,
    aggregateid varchar(255) NOT NULL,
    type varchar(255) NOT NULL,
    payload jsonb NOT NULL,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    version bigint NOT NULL,
    lease_until timestamptz(3) NOT NULL DEFAULT '-infinity',
    attempts integer NOT NULL DEFAULT 0,
    dead boolean NOT NULL DEFAULT false,
    last_error text NOT NULL DEFAULT '',
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200,
    autovacuum_vacuum_cost_delay = 0);
CREATE INDEX outbox_waiting ON outbox (sequence) WHERE NOT dead;
CREATE INDEX outbox_dead ON outbox (sequence) WHERE dead;

-- A doorbell only: whoever hears it looks for itself, so the payload says nothing.
CREATE FUNCTION outbox_doorbell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('triptych_outbox', '');
    RETURN NULL;
END;
$$;
CREATE TRIGGER outbox_doorbell AFTER INSERT ON outbox
    FOR EACH STATEMENT EXECUTE FUNCTION outbox_doorbell();

CREATE TABLE view_counts (
    article_id uuid PRIMARY KEY,
    views bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
