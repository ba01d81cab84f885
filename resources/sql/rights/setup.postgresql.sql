-- Run by the owner of the schema, in one transaction, again after each update of Triptych: every step may be
-- repeated. @reader@ and the like stand for the names of the groups, @schema@ for the schema.
-- A login is session_user throughout: SET ROLE changes nothing about who somebody is.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['@reader@', '@author@', '@editor@', '@admin@', '@relay@', '@site@'] LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
END;
$$;
GRANT @reader@ TO @author@;
GRANT @author@ TO @editor@;
GRANT @editor@ TO @admin@;
GRANT @relay@ TO @admin@;
GRANT @reader@, @author@, @editor@, @relay@, @site@ TO @admin@ WITH ADMIN OPTION;
-- Forced row-level security holds for the owner, too, who is an admin from here on.
DO $$
BEGIN
    IF NOT pg_has_role(current_user, '@admin@', 'USAGE') THEN
        EXECUTE format('GRANT %I TO %I', '@admin@', current_user);
    END IF;
END;
$$;

REVOKE CREATE ON SCHEMA @schema@ FROM PUBLIC;
GRANT USAGE ON SCHEMA @schema@ TO @reader@, @relay@, @site@;
-- What an earlier setup gave and this one does not is taken back.
REVOKE ALL ON articles, revisions, working_copies, outbox, view_counts, tag_counts, tag_changes, schema_version,
    import_sources, public_articles
    FROM PUBLIC, @reader@, @author@, @editor@, @admin@, @relay@, @site@;
-- A website reads the view, which asks no policy of its login, and nothing else.
GRANT SELECT ON public_articles TO @site@;
GRANT SELECT ON schema_version, articles, tag_counts TO @reader@, @relay@;
GRANT SELECT, INSERT, UPDATE ON view_counts TO @reader@, @relay@;
GRANT INSERT, UPDATE ON articles TO @author@;
GRANT SELECT, INSERT ON revisions TO @author@;
GRANT SELECT, INSERT, UPDATE, DELETE ON working_copies TO @author@;
-- Not the columns that leasing needs, nor the place in the row of all.
GRANT INSERT (id, aggregatetype, aggregateid, type, payload, version, created_at) ON outbox TO @author@;
GRANT SELECT, DELETE, UPDATE (lease_until, attempts, dead, last_error, owes) ON outbox TO @relay@;
-- What was saved is never written over. Only who may delete an article needs to delete its revisions first.
GRANT DELETE ON articles, revisions, view_counts TO @admin@;

-- What holds for the whole workspace is read by all and set by admins. Tables that nobody has upgraded yet have none.
DO $$
BEGIN
    IF to_regclass('settings') IS NOT NULL THEN
        REVOKE ALL ON settings FROM PUBLIC, @reader@, @author@, @editor@, @admin@, @relay@, @site@;
        GRANT SELECT ON settings TO @reader@, @relay@;
        GRANT INSERT, UPDATE ON settings TO @admin@;
    END IF;
END;
$$;

-- A login has its own changes of many articles, an admin sees and undoes those of everybody.
DO $$
BEGIN
    IF to_regclass('bulk_actions') IS NOT NULL THEN
        REVOKE ALL ON bulk_actions, bulk_rows FROM PUBLIC, @reader@, @author@, @editor@, @admin@, @relay@, @site@;
        GRANT SELECT, INSERT, UPDATE, DELETE ON bulk_actions, bulk_rows TO @author@;
        GRANT INSERT (bulk) ON outbox TO @author@;
        DROP POLICY IF EXISTS admin_all ON bulk_actions;
        CREATE POLICY admin_all ON bulk_actions TO @admin@ USING (true) WITH CHECK (true);
    END IF;
END;
$$;

-- What everybody did to the articles, to what was saved of them before, and to the working copies of others. Written by
-- triggers of the owner; nobody else may write here at all.
CREATE TABLE IF NOT EXISTS audit (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    login text NOT NULL,
    action text NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
    article_id uuid NOT NULL,
    old_version bigint,
    new_version bigint,
    old_status text,
    new_status text,
    title text NOT NULL,
    is_tombstone boolean NOT NULL
);
ALTER TABLE audit ADD COLUMN IF NOT EXISTS kind text NOT NULL DEFAULT 'article'
    CHECK (kind IN ('article', 'revision', 'working copy'));
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = CAST('audit' AS regclass) AND conname = 'audit_years') THEN
        ALTER TABLE audit ADD CONSTRAINT audit_years
            CHECK (at >= '0001-01-01 00:00:00+00' AND at < '10000-01-01 00:00:00+00') NOT VALID;
    END IF;
END;
$$;
CREATE INDEX IF NOT EXISTS audit_article ON audit (article_id, number);
REVOKE ALL ON audit FROM PUBLIC, @reader@, @author@, @editor@, @admin@, @relay@, @site@;
GRANT SELECT ON audit TO @admin@;
CREATE OR REPLACE FUNCTION audit_article() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO @schema@.audit (login, action, article_id, old_version, old_status, title, is_tombstone)
        VALUES (session_user, 'delete', OLD.id, OLD.version, OLD.status, OLD.title, OLD.deleted_at IS NOT NULL);
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO @schema@.audit (login, action, article_id, new_version, new_status, title, is_tombstone)
        VALUES (session_user, 'insert', NEW.id, NEW.version, NEW.status, NEW.title, NEW.deleted_at IS NOT NULL);
    ELSE
        INSERT INTO @schema@.audit (login, action, article_id, old_version, new_version, old_status, new_status, title,
            is_tombstone)
        VALUES (session_user, 'update', NEW.id, OLD.version, NEW.version, OLD.status, NEW.status, NEW.title,
            NEW.deleted_at IS NOT NULL);
    END IF;
    RETURN NULL;
END;
$$;
REVOKE ALL ON FUNCTION audit_article() FROM PUBLIC;
DROP TRIGGER IF EXISTS articles_audit ON articles;
CREATE TRIGGER articles_audit AFTER INSERT OR UPDATE OR DELETE ON articles
    FOR EACH ROW EXECUTE FUNCTION audit_article();

-- A revision that comes with its article's change is written down there; any other is one by hand, or moved here.
CREATE OR REPLACE FUNCTION audit_revision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM 1 FROM @schema@.articles
        WHERE id = NEW.article_id AND version = NEW.version AND changed_in = pg_current_xact_id();
        IF NOT FOUND THEN
            INSERT INTO @schema@.audit (login, kind, action, article_id, new_version, title, is_tombstone)
            VALUES (session_user, 'revision', 'insert', NEW.article_id, NEW.version, NEW.title, false);
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO @schema@.audit (login, kind, action, article_id, old_version, title, is_tombstone)
        VALUES (session_user, 'revision', 'delete', OLD.article_id, OLD.version, OLD.title, false);
    ELSE
        INSERT INTO @schema@.audit (login, kind, action, article_id, old_version, new_version, title, is_tombstone)
        VALUES (session_user, 'revision', 'update', OLD.article_id, OLD.version, NEW.version, OLD.title, false);
    END IF;
    RETURN NULL;
END;
$$;
REVOKE ALL ON FUNCTION audit_revision() FROM PUBLIC;
DROP TRIGGER IF EXISTS revisions_audit ON revisions;
CREATE TRIGGER revisions_audit AFTER INSERT OR UPDATE OR DELETE ON revisions
    FOR EACH ROW EXECUTE FUNCTION audit_revision();

-- A revision goes with its article only, or when that was erased for good: deleted and added again, it would be written
-- over. An article goes after its revisions, so this is looked at when the transaction ends. The owner of the table may do as
-- he likes.
CREATE OR REPLACE FUNCTION revisions_go_with_article() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RETURN NULL;
    END IF;
    PERFORM 1 FROM @schema@.articles
    WHERE id = OLD.article_id AND NOT (deleted_at IS NOT NULL AND title = '' AND body = '');
    IF FOUND THEN
        RAISE EXCEPTION 'a revision goes with its article only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END;
$$;
REVOKE ALL ON FUNCTION revisions_go_with_article() FROM PUBLIC;
DROP TRIGGER IF EXISTS revisions_go_with_article ON revisions;
CREATE CONSTRAINT TRIGGER revisions_go_with_article AFTER DELETE ON revisions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION revisions_go_with_article();

-- Typing in one's own is no change of an article.
CREATE OR REPLACE FUNCTION audit_working_copy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO @schema@.audit (login, kind, action, article_id, new_version, title, is_tombstone)
        VALUES (session_user, 'working copy', 'insert', NEW.article_id, NEW.base_version,
            coalesce(NEW.content ->> 'title', ''), false);
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO @schema@.audit (login, kind, action, article_id, old_version, title, is_tombstone)
        VALUES (session_user, 'working copy', 'delete', OLD.article_id, OLD.base_version,
            coalesce(OLD.content ->> 'title', ''), false);
    ELSE
        INSERT INTO @schema@.audit (login, kind, action, article_id, old_version, new_version, title, is_tombstone)
        VALUES (session_user, 'working copy', 'update', OLD.article_id, OLD.base_version, NEW.base_version,
            coalesce(OLD.content ->> 'title', ''), false);
    END IF;
    RETURN NULL;
END;
$$;
REVOKE ALL ON FUNCTION audit_working_copy() FROM PUBLIC;
DROP TRIGGER IF EXISTS copies_audit_new ON working_copies;
CREATE TRIGGER copies_audit_new AFTER INSERT ON working_copies
    FOR EACH ROW WHEN (NEW.owner <> CAST(session_user AS text)) EXECUTE FUNCTION audit_working_copy();
DROP TRIGGER IF EXISTS copies_audit_changed ON working_copies;
CREATE TRIGGER copies_audit_changed AFTER UPDATE ON working_copies
    FOR EACH ROW WHEN (OLD.owner <> CAST(session_user AS text) OR NEW.owner <> CAST(session_user AS text))
    EXECUTE FUNCTION audit_working_copy();
DROP TRIGGER IF EXISTS copies_audit_gone ON working_copies;
CREATE TRIGGER copies_audit_gone AFTER DELETE ON working_copies
    FOR EACH ROW WHEN (OLD.owner <> CAST(session_user AS text)) EXECUTE FUNCTION audit_working_copy();

-- What a writer does not choose, whoever it is: the transaction that wrote a row last, by which the feed of changes asks.
-- Whoever is no admin makes each change the next version, as the program does, leaves an article its id and its creator, and
-- takes the server's time for when it was created, changed and deleted. An admin moves articles here with their times.
CREATE OR REPLACE FUNCTION articles_set_by_server() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    about bigint;
BEGIN
    NEW.changed_in := pg_current_xact_id();
    IF pg_has_role(session_user, '@admin@', 'USAGE') THEN
        RETURN NEW;
    END IF;
    -- Those of src/core/limits.h and checkSlug(): what was there before them may be saved again, not longer.
    IF octet_length(NEW.body) > 32000000
        AND (TG_OP = 'INSERT' OR octet_length(NEW.body) > octet_length(OLD.body)) THEN
        RAISE EXCEPTION 'a body has 32,000,000 bytes at most' USING ERRCODE = 'check_violation';
    END IF;
    IF octet_length(NEW.title) > 10000
        AND (TG_OP = 'INSERT' OR octet_length(NEW.title) > octet_length(OLD.title)) THEN
        RAISE EXCEPTION 'a title has 10,000 bytes at most' USING ERRCODE = 'check_violation';
    END IF;
    about := octet_length(NEW.summary) + octet_length(NEW.section) + octet_length(array_to_string(NEW.authors, ''))
        + octet_length(array_to_string(NEW.tags, ''));
    IF about > 500000 AND (TG_OP = 'INSERT' OR about > octet_length(OLD.summary) + octet_length(OLD.section)
            + octet_length(array_to_string(OLD.authors, '')) + octet_length(array_to_string(OLD.tags, ''))) THEN
        RAISE EXCEPTION 'summary, section, authors and tags have 500,000 bytes at most' USING ERRCODE = 'check_violation';
    END IF;
    -- PostgreSQL writes JSON with spaces, the program counts it without.
    IF octet_length(CAST(NEW.fields AS text)) > 1000000 AND (TG_OP = 'INSERT'
            OR octet_length(CAST(NEW.fields AS text)) > octet_length(CAST(OLD.fields AS text))) THEN
        RAISE EXCEPTION 'custom fields have 500,000 bytes at most' USING ERRCODE = 'check_violation';
    END IF;
    IF octet_length(NEW.source_digest) > 20000
        AND (TG_OP = 'INSERT' OR octet_length(NEW.source_digest) > octet_length(OLD.source_digest)) THEN
        RAISE EXCEPTION 'what an import notes of its file has 20,000 bytes at most' USING ERRCODE = 'check_violation';
    END IF;
    -- Names that are empty or NULL have no bytes, so they are counted, too.
    IF (cardinality(NEW.authors) > 10000 AND (TG_OP = 'INSERT' OR cardinality(NEW.authors) > cardinality(OLD.authors)))
        OR (cardinality(NEW.tags) > 10000 AND (TG_OP = 'INSERT' OR cardinality(NEW.tags) > cardinality(OLD.tags))) THEN
        RAISE EXCEPTION 'an article has 10,000 authors and 10,000 tags at most' USING ERRCODE = 'check_violation';
    END IF;
    IF (TG_OP = 'INSERT' OR NEW.authors IS DISTINCT FROM OLD.authors OR NEW.tags IS DISTINCT FROM OLD.tags)
        AND (array_ndims(NEW.authors) > 1 OR array_ndims(NEW.tags) > 1
            OR EXISTS (SELECT 1 FROM unnest(NEW.authors || NEW.tags) AS one WHERE one IS NULL)) THEN
        RAISE EXCEPTION 'authors and tags are lists of names' USING ERRCODE = 'check_violation';
    END IF;
    -- What the program can read: an object that nests 499 deep at most, of numbers that fit into 64 bits.
    IF (TG_OP = 'INSERT' OR NEW.fields IS DISTINCT FROM OLD.fields) AND (jsonb_typeof(NEW.fields) <> 'object'
            OR jsonb_path_exists(NEW.fields, '$.**{500}')
            OR jsonb_path_exists(NEW.fields, '$.** ? (@.type() == "number" && (@ > 1.7976931348623157e308 || @ < -1.7976931348623157e308))')) THEN
        RAISE EXCEPTION 'custom fields are an object that nests 499 deep at most, of numbers up to 1.7976931348623157e308'
            USING ERRCODE = 'check_violation';
    END IF;
    IF (TG_OP = 'INSERT' OR NEW.slug <> OLD.slug) AND (length(NEW.slug) > 500 OR NEW.slug ~ '^[.]+$'
            OR NEW.slug ~ '[\u0001-\u0020"#%/<>?\[\\\]^`{|}\u007F-\u00A0\u00AD\u1680\u2000-\u200B\u200E\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF\uFFFD]') THEN
        RAISE EXCEPTION 'a slug is one part of an address' USING ERRCODE = 'check_violation';
    END IF;
    NEW.updated_at := clock_timestamp();
    IF TG_OP = 'INSERT' THEN
        NEW.created_at := NEW.updated_at;
        NEW.deleted_at := NULL;
        RETURN NEW;
    END IF;
    IF NEW.id <> OLD.id OR NEW.created_by <> OLD.created_by OR NEW.created_at <> OLD.created_at THEN
        RAISE EXCEPTION 'an article keeps its id and who created it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'a change is the next version' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.deleted_at IS NOT NULL THEN
        NEW.deleted_at := coalesce(OLD.deleted_at, NEW.updated_at);
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION articles_set_by_server() FROM PUBLIC;
DROP TRIGGER IF EXISTS articles_keep_identity ON articles;
DROP FUNCTION IF EXISTS articles_keep_identity();
DROP TRIGGER IF EXISTS articles_set_by_server ON articles;
CREATE TRIGGER articles_set_by_server BEFORE INSERT OR UPDATE ON articles
    FOR EACH ROW EXECUTE FUNCTION articles_set_by_server();

-- A stored article as the program writes it into revisions and outbox rows (src/core/storedarticle.cpp). publish_day is a member only where it counts.
-- Before schema 10 the columns do not exist; the names then resolve to the NULLs of the outer subquery. Nothing where this version is not there, or not to be seen by who asks.
CREATE OR REPLACE FUNCTION article_as_stored(wanted uuid, its_version bigint) RETURNS jsonb LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    iso CONSTANT text := 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
BEGIN
    RETURN (
        SELECT (
            SELECT jsonb_build_object('format', 1, 'id', id, 'version', version, 'slug', slug, 'language', language,
                'translation_group', translation_group, 'title', title, 'summary', summary, 'body', body,
                'authors', authors, 'tags', tags, 'section', section, 'status', status, 'fields', fields,
                'publish_at', to_char(publish_at AT TIME ZONE 'UTC', iso),
                'created_at', to_char(created_at AT TIME ZONE 'UTC', iso),
                'updated_at', to_char(updated_at AT TIME ZONE 'UTC', iso),
                'deleted_at', to_char(deleted_at AT TIME ZONE 'UTC', iso),
                'created_by', created_by, 'updated_by', updated_by,
                'source', CASE WHEN source_name IS NOT NULL THEN jsonb_build_object('name', source_name,
                    'path', source_path, 'digest', source_digest) END)
                || CASE WHEN publish_day_at = publish_at AND publish_day BETWEEN '0001-01-01' AND '9999-12-31'
                    THEN jsonb_build_object('publish_day', to_char(publish_day, 'YYYY-MM-DD')) ELSE '{}' END
            FROM @schema@.articles
            WHERE id = wanted AND version = its_version
        )
        FROM (SELECT CAST(NULL AS timestamptz) AS publish_day_at, CAST(NULL AS date) AS publish_day) AS before_schema_10
    );
END;
$$;
REVOKE ALL ON FUNCTION article_as_stored(uuid, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION article_as_stored(uuid, bigint) TO @author@;

-- A revision says what was saved: the same article at the same time. Members that only its writer knows stay, with their
-- format where it is a newer one; each later save carries them on, so they are bounded. An admin moves older ones here.
CREATE OR REPLACE FUNCTION revisions_set_by_server() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    stored CONSTANT jsonb := CASE WHEN NOT pg_has_role(session_user, '@admin@', 'USAGE')
        THEN @schema@.article_as_stored(NEW.article_id, NEW.version) END;
    others jsonb;
BEGIN
    IF stored IS NOT NULL THEN
        others := CASE jsonb_typeof(NEW.content) WHEN 'object'
            THEN NEW.content - 'publish_day' - ARRAY(SELECT jsonb_object_keys(stored)) ELSE '{}' END;
        IF octet_length(CAST(others AS text)) > 1000000 THEN
            RAISE EXCEPTION 'members of a revision that nobody here knows have 1,000,000 bytes at most'
                USING ERRCODE = 'check_violation';
        END IF;
        IF jsonb_path_exists(NEW.content, '$.format ? (@.type() == "number" && @ > 1 && @ < 2147483648)') THEN
            others := others || jsonb_build_object('format', NEW.content -> 'format');
        END IF;
        NEW.title := stored ->> 'title';
        NEW.saved_at := CAST(stored ->> 'updated_at' AS timestamptz);
        NEW.content := stored || others;
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION revisions_set_by_server() FROM PUBLIC;
DROP TRIGGER IF EXISTS revisions_set_by_server ON revisions;
CREATE TRIGGER revisions_set_by_server BEFORE INSERT ON revisions
    FOR EACH ROW EXECUTE FUNCTION revisions_set_by_server();

CREATE OR REPLACE FUNCTION working_copies_set_by_server() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT pg_has_role(session_user, '@admin@', 'USAGE') THEN
        NEW.updated_at := clock_timestamp();
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION working_copies_set_by_server() FROM PUBLIC;
DROP TRIGGER IF EXISTS working_copies_set_by_server ON working_copies;
CREATE TRIGGER working_copies_set_by_server BEFORE INSERT OR UPDATE ON working_copies
    FOR EACH ROW EXECUTE FUNCTION working_copies_set_by_server();

ALTER TABLE articles ENABLE ROW LEVEL SECURITY;
ALTER TABLE articles FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS public_articles ON articles;
CREATE POLICY public_articles ON articles FOR SELECT TO @reader@
    USING (status = 'published' AND deleted_at IS NULL AND publish_key <= now());
DROP POLICY IF EXISTS own_articles ON articles;
CREATE POLICY own_articles ON articles FOR SELECT TO @author@
    USING (created_by = CAST(session_user AS text));
DROP POLICY IF EXISTS own_new ON articles;
CREATE POLICY own_new ON articles FOR INSERT TO @author@
    WITH CHECK (created_by = CAST(session_user AS text) AND updated_by = CAST(session_user AS text)
        AND version = 1 AND status IN ('draft', 'review'));
-- What somebody else deleted is deleted for its author, too.
DROP POLICY IF EXISTS own_drafts ON articles;
CREATE POLICY own_drafts ON articles FOR UPDATE TO @author@
    USING (created_by = CAST(session_user AS text) AND status IN ('draft', 'review')
        AND (deleted_at IS NULL OR updated_by = CAST(session_user AS text)))
    WITH CHECK (created_by = CAST(session_user AS text) AND updated_by = CAST(session_user AS text)
        AND status IN ('draft', 'review'));
DROP POLICY IF EXISTS editor_reads ON articles;
CREATE POLICY editor_reads ON articles FOR SELECT TO @editor@, @relay@ USING (true);
DROP POLICY IF EXISTS editor_new ON articles;
CREATE POLICY editor_new ON articles FOR INSERT TO @editor@
    WITH CHECK (created_by = CAST(session_user AS text) AND updated_by = CAST(session_user AS text) AND version = 1);
DROP POLICY IF EXISTS editor_changes ON articles;
CREATE POLICY editor_changes ON articles FOR UPDATE TO @editor@
    USING (true) WITH CHECK (updated_by = CAST(session_user AS text));
DROP POLICY IF EXISTS admin_all ON articles;
CREATE POLICY admin_all ON articles TO @admin@ USING (true) WITH CHECK (true);

ALTER TABLE revisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE revisions FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_revisions ON revisions;
CREATE POLICY own_revisions ON revisions FOR SELECT TO @author@
    USING (EXISTS (SELECT 1 FROM articles WHERE articles.id = article_id
        AND articles.created_by = CAST(session_user AS text)));
DROP POLICY IF EXISTS own_new ON revisions;
CREATE POLICY own_new ON revisions FOR INSERT TO @author@
    WITH CHECK (saved_by = CAST(session_user AS text)
        AND EXISTS (SELECT 1 FROM articles WHERE articles.id = article_id
            AND articles.version = revisions.version AND articles.updated_by = CAST(session_user AS text)));
DROP POLICY IF EXISTS editor_reads ON revisions;
CREATE POLICY editor_reads ON revisions FOR SELECT TO @editor@ USING (true);
DROP POLICY IF EXISTS admin_all ON revisions;
CREATE POLICY admin_all ON revisions TO @admin@ USING (true) WITH CHECK (true);

ALTER TABLE working_copies ENABLE ROW LEVEL SECURITY;
ALTER TABLE working_copies FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_copies ON working_copies;
CREATE POLICY own_copies ON working_copies TO @author@
    USING (owner = CAST(session_user AS text)) WITH CHECK (owner = CAST(session_user AS text));
-- An admin moves them here and tidies up after who left, but types in nobody else's.
DROP POLICY IF EXISTS admin_all ON working_copies;
DROP POLICY IF EXISTS admin_reads ON working_copies;
CREATE POLICY admin_reads ON working_copies FOR SELECT TO @admin@ USING (true);
DROP POLICY IF EXISTS admin_adds ON working_copies;
CREATE POLICY admin_adds ON working_copies FOR INSERT TO @admin@ WITH CHECK (true);
DROP POLICY IF EXISTS admin_deletes ON working_copies;
CREATE POLICY admin_deletes ON working_copies FOR DELETE TO @admin@ USING (true);

-- A row can only say what its writer just did, since others act on it, Kafka's readers on every word of it: whoever adds it,
-- it is the article as it is stored at the version that it names, and not a word more. Where that version is not there, an
-- admin has a reason.
CREATE OR REPLACE FUNCTION outbox_set_by_server() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    stored CONSTANT jsonb := @schema@.article_as_stored(CAST(NEW.aggregateid AS uuid), NEW.version);
BEGIN
    IF stored IS NOT NULL THEN
        NEW.type := CASE WHEN stored ->> 'deleted_at' IS NULL THEN 'saved' ELSE 'deleted' END;
        NEW.payload := stored;
    END IF;
    IF NOT pg_has_role(session_user, '@admin@', 'USAGE') THEN
        NEW.created_at := clock_timestamp();
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION outbox_set_by_server() FROM PUBLIC;
DROP TRIGGER IF EXISTS outbox_set_by_server ON outbox;
CREATE TRIGGER outbox_set_by_server BEFORE INSERT ON outbox
    FOR EACH ROW EXECUTE FUNCTION outbox_set_by_server();
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_new ON outbox;
CREATE POLICY own_new ON outbox FOR INSERT TO @author@
    WITH CHECK (aggregatetype = 'article' AND payload ->> 'id' = aggregateid AND attempts = 0
        AND lease_until = '-infinity' AND last_error = '' AND owes = 3 AND NOT dead
        AND EXISTS (SELECT 1 FROM articles WHERE articles.id = CAST(aggregateid AS uuid)
            AND CAST(articles.id AS text) = aggregateid AND articles.version = outbox.version
            AND articles.updated_by = CAST(session_user AS text)));
-- Relaying gives nobody a row to add; an admin moves articles here that others saved.
DROP POLICY IF EXISTS relay_all ON outbox;
DROP POLICY IF EXISTS relay_reads ON outbox;
CREATE POLICY relay_reads ON outbox FOR SELECT TO @relay@ USING (true);
DROP POLICY IF EXISTS relay_changes ON outbox;
CREATE POLICY relay_changes ON outbox FOR UPDATE TO @relay@ USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS relay_deletes ON outbox;
CREATE POLICY relay_deletes ON outbox FOR DELETE TO @relay@ USING (true);
DROP POLICY IF EXISTS admin_adds ON outbox;
CREATE POLICY admin_adds ON outbox FOR INSERT TO @admin@ WITH CHECK (true);

-- Articles that one cannot see count no views.
ALTER TABLE view_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE view_counts FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS visible ON view_counts;
CREATE POLICY visible ON view_counts TO @reader@, @relay@
    USING (EXISTS (SELECT 1 FROM articles WHERE articles.id = article_id))
    WITH CHECK (EXISTS (SELECT 1 FROM articles WHERE articles.id = article_id));
DROP POLICY IF EXISTS admin_all ON view_counts;
CREATE POLICY admin_all ON view_counts TO @admin@ USING (true) WITH CHECK (true);
CREATE OR REPLACE FUNCTION view_counts_one_by_one() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_has_role(session_user, '@admin@', 'USAGE') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'views are counted one by one' USING ERRCODE = 'insufficient_privilege';
END;
$$;
DROP TRIGGER IF EXISTS view_counts_first ON view_counts;
CREATE TRIGGER view_counts_first BEFORE INSERT ON view_counts
    FOR EACH ROW WHEN (NEW.views <> 1) EXECUTE FUNCTION view_counts_one_by_one();
DROP TRIGGER IF EXISTS view_counts_next ON view_counts;
CREATE TRIGGER view_counts_next BEFORE UPDATE ON view_counts
    FOR EACH ROW WHEN (NEW.views <> OLD.views + 1 OR NEW.article_id <> OLD.article_id)
    EXECUTE FUNCTION view_counts_one_by_one();

-- Whoever may import names sources. A source is its namer's: an author gives no other one a new folder, nor puts articles
-- of his own where the files of somebody else's source will be looked for, since what they become he could read. Nor does he
-- see on which computers' folders others' sources stand, so the database looks for him whether two overlap.
GRANT SELECT, INSERT ON import_sources TO @author@;
GRANT UPDATE (root, changed_at, changed_by) ON import_sources TO @author@;
GRANT UPDATE, DELETE ON import_sources TO @admin@;
ALTER TABLE import_sources ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_sources FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS author_reads ON import_sources;
CREATE POLICY author_reads ON import_sources FOR SELECT TO @author@ USING (created_by = CAST(session_user AS text));
DROP POLICY IF EXISTS editor_reads ON import_sources;
CREATE POLICY editor_reads ON import_sources FOR SELECT TO @editor@ USING (true);
DROP POLICY IF EXISTS own_new ON import_sources;
CREATE POLICY own_new ON import_sources FOR INSERT TO @author@
    WITH CHECK (created_by = CAST(session_user AS text) AND changed_by = CAST(session_user AS text));
DROP POLICY IF EXISTS own_changes ON import_sources;
CREATE POLICY own_changes ON import_sources FOR UPDATE TO @author@
    USING (created_by = CAST(session_user AS text))
    WITH CHECK (created_by = CAST(session_user AS text) AND changed_by = CAST(session_user AS text));
DROP POLICY IF EXISTS editor_changes ON import_sources;
CREATE POLICY editor_changes ON import_sources FOR UPDATE TO @editor@
    USING (true) WITH CHECK (changed_by = CAST(session_user AS text));
DROP POLICY IF EXISTS admin_all ON import_sources;
CREATE POLICY admin_all ON import_sources TO @admin@ USING (true) WITH CHECK (true);
CREATE OR REPLACE FUNCTION import_sources_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    other text;
BEGIN
    IF pg_has_role(session_user, '@editor@', 'USAGE') THEN
        RETURN NEW;
    END IF;
    -- Who names the very folder is told the name: he knows the folder already.
    SELECT name INTO other
    FROM @schema@.import_sources
    WHERE name <> NEW.name AND created_by <> CAST(session_user AS text) AND root = NEW.root
    ORDER BY created_at
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'this folder is the import source of somebody else, "%"', other
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- An author's folder is closed to others itself, not what lies in it: one who names / would keep everybody out. A login
    -- that is gone may have been an editor's.
    PERFORM 1 FROM @schema@.import_sources
    WHERE name <> NEW.name AND created_by <> CAST(session_user AS text)
        AND (starts_with(root, rtrim(NEW.root, '/') || '/') OR starts_with(NEW.root, rtrim(root, '/') || '/'))
        AND NOT EXISTS (SELECT 1 FROM pg_roles
            WHERE rolname = created_by AND NOT pg_has_role(oid, '@editor@', 'USAGE'));
    IF FOUND THEN
        RAISE EXCEPTION 'this folder lies in an import source of somebody else, or holds one'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION import_sources_apart() FROM PUBLIC;
DROP TRIGGER IF EXISTS import_sources_apart ON import_sources;
CREATE TRIGGER import_sources_apart BEFORE INSERT OR UPDATE OF root ON import_sources
    FOR EACH ROW EXECUTE FUNCTION import_sources_apart();
-- A source has a name and a folder that the program could have given it, and the server's times. What was there stays.
CREATE OR REPLACE FUNCTION import_sources_set_by_server() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_has_role(session_user, '@admin@', 'USAGE') THEN
        RETURN NEW;
    END IF;
    NEW.changed_at := clock_timestamp();
    IF (TG_OP = 'INSERT' OR NEW.root <> OLD.root) AND (octet_length(NEW.root) > 4096 OR NEW.root !~ '^(/|[A-Za-z]:/)'
            OR NEW.root ~ '(^|/)[.]{1,2}(/|$)') THEN
        RAISE EXCEPTION 'the folder of an import source is an absolute path of 4,096 bytes at most'
            USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        RETURN NEW;
    END IF;
    NEW.created_at := NEW.changed_at;
    IF octet_length(NEW.name) > 1000 OR NEW.name ~ '[\u0001-\u001F\u007F]' OR btrim(NEW.name) = '' THEN
        RAISE EXCEPTION 'the name of an import source is one line of 1,000 bytes at most' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT count(*) FROM @schema@.import_sources WHERE created_by = NEW.created_by) >= 1000 THEN
        RAISE EXCEPTION 'one login names 1,000 import sources at most' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION import_sources_set_by_server() FROM PUBLIC;
DROP TRIGGER IF EXISTS import_sources_set_by_server ON import_sources;
CREATE TRIGGER import_sources_set_by_server BEFORE INSERT OR UPDATE ON import_sources
    FOR EACH ROW EXECUTE FUNCTION import_sources_set_by_server();
CREATE OR REPLACE FUNCTION articles_own_source() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF pg_has_role(session_user, '@editor@', 'USAGE') THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM @schema@.import_sources
    WHERE name = NEW.source_name AND created_by <> CAST(session_user AS text);
    IF FOUND THEN
        RAISE EXCEPTION 'this import source is somebody else''s' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION articles_own_source() FROM PUBLIC;
DROP TRIGGER IF EXISTS articles_own_source_new ON articles;
CREATE TRIGGER articles_own_source_new BEFORE INSERT ON articles
    FOR EACH ROW WHEN (NEW.source_name IS NOT NULL) EXECUTE FUNCTION articles_own_source();
DROP TRIGGER IF EXISTS articles_own_source_changed ON articles;
CREATE TRIGGER articles_own_source_changed BEFORE UPDATE ON articles
    FOR EACH ROW WHEN (NEW.source_name IS NOT NULL AND (NEW.source_name IS DISTINCT FROM OLD.source_name
        OR NEW.source_path IS DISTINCT FROM OLD.source_path))
    EXECUTE FUNCTION articles_own_source();

-- How often a tag is used, drafts included, is for who sees them all. Not forced: the owner's trigger writes it.
ALTER TABLE tag_counts ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS editor_reads ON tag_counts;
CREATE POLICY editor_reads ON tag_counts FOR SELECT TO @editor@, @relay@ USING (true);

-- Who sees an article sees its rows in the tables of names: the same rules as those of articles. Not forced, as tag_counts.
DO $$
DECLARE
    names text;
BEGIN
    FOREACH names IN ARRAY ARRAY['article_tags', 'article_authors'] LOOP
        IF to_regclass(names) IS NOT NULL THEN
            EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, @reader@, @author@, @editor@, @admin@, @relay@, @site@', names);
            EXECUTE format('GRANT SELECT ON %I TO @reader@, @relay@', names);
            EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', names);
            EXECUTE format('DROP POLICY IF EXISTS public_articles ON %I', names);
            EXECUTE format('CREATE POLICY public_articles ON %I FOR SELECT TO @reader@ '
                'USING (status = ''published'' AND publish_key <= now())', names);
            EXECUTE format('DROP POLICY IF EXISTS own_articles ON %I', names);
            EXECUTE format('CREATE POLICY own_articles ON %I FOR SELECT TO @author@ '
                'USING (created_by = CAST(session_user AS text))', names);
            EXECUTE format('DROP POLICY IF EXISTS editor_reads ON %I', names);
            EXECUTE format('CREATE POLICY editor_reads ON %I FOR SELECT TO @editor@, @relay@ USING (true)', names);
        END IF;
    END LOOP;
END;
$$;

-- For which schema this was, so that the program can tell when it is to be run again.
DO $$
BEGIN
    EXECUTE format('COMMENT ON POLICY admin_all ON articles IS %L',
        (SELECT CAST(max(version) AS text) FROM schema_version));
END;
$$
