-- The database counts the tags by itself, so that nobody needs the right to write the counts. What a transaction changes is
-- gathered and counted at its end, in the order of the tags: two transactions wait for each other instead of dying.
-- Rows live no longer than their transaction, so none is worth writing ahead.
CREATE UNLOGGED TABLE tag_changes (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    removed text[] NOT NULL,
    added text[] NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200);

CREATE FUNCTION note_tags() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    taken text[] := '{}';
    given text[] := '{}';
BEGIN
    IF TG_OP <> 'INSERT' THEN
        IF OLD.deleted_at IS NULL THEN
            taken := OLD.tags;
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        IF NEW.deleted_at IS NULL THEN
            given := NEW.tags;
        END IF;
    END IF;
    INSERT INTO tag_changes (removed, added) VALUES (taken, given);
    RETURN NULL;
END;
$$;

CREATE FUNCTION count_tags() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    -- The first of a transaction's changes counts them all: nobody sees the rows of others.
    PERFORM 1 FROM tag_changes WHERE number = NEW.number;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    WITH gathered AS (
        DELETE FROM tag_changes RETURNING removed, added
    ), steps AS (
        SELECT unnest(added) AS tag, 1 AS step FROM gathered
        UNION ALL
        SELECT unnest(removed), -1 FROM gathered
    )
    INSERT INTO tag_counts (tag, articles)
    SELECT tag, sum(step)
    FROM steps
    GROUP BY tag
    HAVING sum(step) <> 0
    ORDER BY tag
    ON CONFLICT (tag) DO UPDATE SET articles = tag_counts.articles + excluded.articles;
    RETURN NULL;
END;
$$;

-- They run as the owner: names mean what they mean here, and nobody hangs them on a table of his own.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION note_tags() SET search_path = pg_catalog, %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION count_tags() SET search_path = pg_catalog, %I, pg_temp', current_schema());
END;
$$;
REVOKE ALL ON FUNCTION note_tags(), count_tags() FROM PUBLIC;

CREATE TRIGGER articles_tags_new AFTER INSERT ON articles
    FOR EACH ROW WHEN (NEW.deleted_at IS NULL AND NEW.tags <> '{}') EXECUTE FUNCTION note_tags();
CREATE TRIGGER articles_tags_changed AFTER UPDATE ON articles
    FOR EACH ROW WHEN (OLD.tags <> NEW.tags OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL))
    EXECUTE FUNCTION note_tags();
CREATE TRIGGER articles_tags_gone AFTER DELETE ON articles
    FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND OLD.tags <> '{}') EXECUTE FUNCTION note_tags();
CREATE CONSTRAINT TRIGGER tag_changes_counted AFTER INSERT ON tag_changes
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_tags();

DELETE FROM tag_counts;
INSERT INTO tag_counts (tag, articles)
SELECT tag, count(*)
FROM articles, unnest(tags) AS tag
WHERE deleted_at IS NULL
GROUP BY tag
