-- These limits are of times; those of core/limits.h, in bytes, are no part of the schema. The step keeps its name, which
-- schema_version stores.
-- A time lies in the years 1 to 9999: what shows or indexes it knows no other, and one row with another would stay in the
-- way of whoever reads it. Rows that are there are not looked at (NOT VALID): whoever keeps the database is told of them and
-- mends them. Only outbox rows are mended here, because one that the relay cannot lease would stop all the others.
DO $$
DECLARE
    is_forced boolean := (SELECT relforcerowsecurity FROM pg_class WHERE oid = CAST('outbox' AS regclass));
BEGIN
    IF is_forced THEN
        ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
    END IF;
    UPDATE outbox
    SET created_at = CASE WHEN created_at >= '0001-01-01 00:00:00+00' AND created_at < '10000-01-01 00:00:00+00'
            THEN created_at ELSE now() END,
        lease_until = '-infinity'
    WHERE created_at < '0001-01-01 00:00:00+00' OR created_at >= '10000-01-01 00:00:00+00'
        OR (lease_until < '0001-01-01 00:00:00+00' AND lease_until <> '-infinity')
        OR lease_until >= '10000-01-01 00:00:00+00';
    IF is_forced THEN
        ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
    END IF;
END;
$$;
ALTER TABLE articles ADD CONSTRAINT articles_years CHECK (
    publish_at >= '0001-01-01 00:00:00+00' AND publish_at < '10000-01-01 00:00:00+00'
    AND created_at >= '0001-01-01 00:00:00+00' AND created_at < '10000-01-01 00:00:00+00'
    AND updated_at >= '0001-01-01 00:00:00+00' AND updated_at < '10000-01-01 00:00:00+00'
    AND deleted_at >= '0001-01-01 00:00:00+00' AND deleted_at < '10000-01-01 00:00:00+00') NOT VALID;
ALTER TABLE revisions ADD CONSTRAINT revisions_years CHECK (
    saved_at >= '0001-01-01 00:00:00+00' AND saved_at < '10000-01-01 00:00:00+00') NOT VALID;
ALTER TABLE working_copies ADD CONSTRAINT working_copies_years CHECK (
    updated_at >= '0001-01-01 00:00:00+00' AND updated_at < '10000-01-01 00:00:00+00') NOT VALID;
ALTER TABLE outbox ADD CONSTRAINT outbox_years CHECK (
    created_at >= '0001-01-01 00:00:00+00' AND created_at < '10000-01-01 00:00:00+00'
    AND (lease_until = '-infinity' OR lease_until >= '0001-01-01 00:00:00+00')
    AND lease_until < '10000-01-01 00:00:00+00') NOT VALID
