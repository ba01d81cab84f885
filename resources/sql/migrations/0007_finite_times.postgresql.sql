-- A time without end is none that a program can show, and one row with it would stop whoever reads the table: the relay,
-- the feed of changes, a rebuild. Those that are there are mended first, whoever may see them: what was never to appear
-- waits for the last day that a calendar shows, and another time is that of the mending.
DO $$
DECLARE
    forced regclass[] := ARRAY(SELECT CAST(oid AS regclass) FROM pg_class
        WHERE relforcerowsecurity AND oid IN (CAST('articles' AS regclass), CAST('revisions' AS regclass),
            CAST('working_copies' AS regclass), CAST('outbox' AS regclass)));
    one regclass;
BEGIN
    FOREACH one IN ARRAY forced LOOP
        EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', one);
    END LOOP;
    UPDATE articles
    SET publish_at = CASE publish_at WHEN 'infinity' THEN '9999-12-31 00:00:00+00' WHEN '-infinity' THEN NULL
            ELSE publish_at END,
        created_at = CASE WHEN isfinite(created_at) THEN created_at ELSE now() END,
        updated_at = CASE WHEN isfinite(updated_at) THEN updated_at ELSE now() END,
        deleted_at = CASE WHEN NOT isfinite(deleted_at) THEN now() ELSE deleted_at END,
        changed_in = pg_current_xact_id()
    WHERE NOT isfinite(publish_at) OR NOT isfinite(created_at) OR NOT isfinite(updated_at) OR NOT isfinite(deleted_at);
    UPDATE revisions SET saved_at = now() WHERE NOT isfinite(saved_at);
    UPDATE working_copies SET updated_at = now() WHERE NOT isfinite(updated_at);
    UPDATE outbox
    SET created_at = CASE WHEN isfinite(created_at) THEN created_at ELSE now() END,
        lease_until = CASE lease_until WHEN 'infinity' THEN '-infinity' ELSE lease_until END
    WHERE NOT isfinite(created_at) OR lease_until = 'infinity';
    FOREACH one IN ARRAY forced LOOP
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', one);
    END LOOP;
END;
$$;
ALTER TABLE articles ADD CONSTRAINT articles_finite
    CHECK (isfinite(publish_at) AND isfinite(created_at) AND isfinite(updated_at) AND isfinite(deleted_at));
ALTER TABLE revisions ADD CONSTRAINT revisions_finite CHECK (isfinite(saved_at));
ALTER TABLE working_copies ADD CONSTRAINT working_copies_finite CHECK (isfinite(updated_at));
ALTER TABLE outbox ADD CONSTRAINT outbox_finite CHECK (isfinite(created_at) AND lease_until < 'infinity');

-- Who relays by rights that were set up before what is owed was kept writes that, too.
DO $$
DECLARE
    relaying text;
BEGIN
    FOR relaying IN
        SELECT DISTINCT CAST(CAST(acl.grantee AS regrole) AS text)
        FROM pg_attribute, aclexplode(attacl) AS acl
        WHERE attrelid = CAST('outbox' AS regclass) AND attname = 'attempts' AND acl.privilege_type = 'UPDATE'
            AND acl.grantee <> 0
    LOOP
        EXECUTE format('GRANT UPDATE (owes) ON outbox TO %s', relaying);
    END LOOP;
END;
$$
