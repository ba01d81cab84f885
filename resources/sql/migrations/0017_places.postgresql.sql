-- Lists of any size are jumped in and estimated (articles_sample: one article of sixteen, by the random end of its id),
-- counted by who sees only some of them (articles_counted has what the policies look at), and found by a tag or an author
-- in the order of the list without reading the articles in between (article_tags, article_authors).
-- Where there are articles already, the indexes are made while others save; an earlier try may have left broken ones.
-- beforehand: DROP INDEX CONCURRENTLY IF EXISTS articles_sample
-- beforehand: CREATE INDEX CONCURRENTLY articles_sample ON articles (updated_at, id) INCLUDE (status, section, language, created_by, publish_key, created_at, title_key, deleted_at) WHERE deleted_at IS NULL AND get_byte(uuid_send(id), 15) & 15 = 0
-- beforehand: DROP INDEX CONCURRENTLY IF EXISTS articles_counted
-- beforehand: CREATE INDEX CONCURRENTLY articles_counted ON articles (updated_at, id) INCLUDE (status, publish_key, created_by, deleted_at) WHERE deleted_at IS NULL
CREATE INDEX IF NOT EXISTS articles_sample ON articles (updated_at, id) INCLUDE (status, section, language, created_by, publish_key, created_at, title_key, deleted_at) WHERE deleted_at IS NULL AND get_byte(uuid_send(id), 15) & 15 = 0;
CREATE INDEX IF NOT EXISTS articles_counted ON articles (updated_at, id) INCLUDE (status, publish_key, created_by, deleted_at) WHERE deleted_at IS NULL;

-- One row for each tag of an article that is not deleted, as far as an index holds it, with what the policies of articles look at: text = is leakproof,
-- so that who sees only some articles finds them by an index, too. Written by the trigger of the owner, whoever saves.
CREATE TABLE IF NOT EXISTS article_tags (
    tag text NOT NULL,
    article uuid NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    updated_at timestamptz(3) NOT NULL,
    status text NOT NULL,
    publish_key timestamptz(3) NOT NULL,
    created_by text NOT NULL
);
CREATE TABLE IF NOT EXISTS article_authors (
    author text NOT NULL,
    article uuid NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    updated_at timestamptz(3) NOT NULL,
    status text NOT NULL,
    publish_key timestamptz(3) NOT NULL,
    created_by text NOT NULL
);

CREATE OR REPLACE FUNCTION note_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.deleted_at IS NULL AND OLD.deleted_at IS NULL AND NEW.id = OLD.id AND NEW.tags = OLD.tags THEN
            UPDATE article_tags SET updated_at = NEW.updated_at, status = NEW.status, publish_key = NEW.publish_key,
                created_by = NEW.created_by WHERE article = NEW.id;
        ELSE
            DELETE FROM article_tags WHERE article = OLD.id;
            INSERT INTO article_tags SELECT DISTINCT tag, NEW.id, NEW.updated_at, NEW.status, NEW.publish_key, NEW.created_by
            FROM unnest(NEW.tags) AS tag WHERE NEW.deleted_at IS NULL AND length(tag) <= 500;
        END IF;
        IF NEW.deleted_at IS NULL AND OLD.deleted_at IS NULL AND NEW.id = OLD.id AND NEW.authors = OLD.authors THEN
            UPDATE article_authors SET updated_at = NEW.updated_at, status = NEW.status, publish_key = NEW.publish_key,
                created_by = NEW.created_by WHERE article = NEW.id;
        ELSE
            DELETE FROM article_authors WHERE article = OLD.id;
            INSERT INTO article_authors SELECT DISTINCT author, NEW.id, NEW.updated_at, NEW.status, NEW.publish_key,
                NEW.created_by FROM unnest(NEW.authors) AS author
            WHERE NEW.deleted_at IS NULL AND length(author) <= 500;
        END IF;
    ELSE
        INSERT INTO article_tags SELECT DISTINCT tag, NEW.id, NEW.updated_at, NEW.status, NEW.publish_key, NEW.created_by
        FROM unnest(NEW.tags) AS tag WHERE NEW.deleted_at IS NULL AND length(tag) <= 500;
        INSERT INTO article_authors SELECT DISTINCT author, NEW.id, NEW.updated_at, NEW.status, NEW.publish_key,
            NEW.created_by FROM unnest(NEW.authors) AS author
            WHERE NEW.deleted_at IS NULL AND length(author) <= 500;
    END IF;
    RETURN NULL;
END;
$$;
DROP TRIGGER IF EXISTS articles_names_new ON articles;
CREATE TRIGGER articles_names_new AFTER INSERT ON articles FOR EACH ROW EXECUTE FUNCTION note_names();
DROP TRIGGER IF EXISTS articles_names_changed ON articles;
CREATE TRIGGER articles_names_changed AFTER UPDATE ON articles FOR EACH ROW
    WHEN (OLD.tags IS DISTINCT FROM NEW.tags OR OLD.authors IS DISTINCT FROM NEW.authors
        OR OLD.updated_at IS DISTINCT FROM NEW.updated_at OR OLD.status IS DISTINCT FROM NEW.status
        OR OLD.publish_key IS DISTINCT FROM NEW.publish_key OR OLD.created_by IS DISTINCT FROM NEW.created_by
        OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at OR OLD.id IS DISTINCT FROM NEW.id)
    EXECUTE FUNCTION note_names();

-- What an earlier schema left here is not known to be true.
DELETE FROM article_tags;
DELETE FROM article_authors;
INSERT INTO article_tags SELECT DISTINCT tag, id, updated_at, status, publish_key, created_by
FROM articles, unnest(tags) AS tag WHERE deleted_at IS NULL AND length(tag) <= 500;
INSERT INTO article_authors SELECT DISTINCT author, id, updated_at, status, publish_key, created_by
FROM articles, unnest(authors) AS author WHERE deleted_at IS NULL AND length(author) <= 500;
CREATE INDEX IF NOT EXISTS article_tags_updated ON article_tags (tag, updated_at, article) INCLUDE (status, publish_key, created_by);
CREATE INDEX IF NOT EXISTS article_tags_article ON article_tags (article);
CREATE INDEX IF NOT EXISTS article_authors_updated ON article_authors (author, updated_at, article)
    INCLUDE (status, publish_key, created_by);
CREATE INDEX IF NOT EXISTS article_authors_article ON article_authors (article)
