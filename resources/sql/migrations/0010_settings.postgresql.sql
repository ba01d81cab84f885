-- What holds for the whole workspace: "zone" is the zone of the site's dates, an IANA name.
CREATE TABLE settings (
    name text PRIMARY KEY CHECK (name <> ''),
    value jsonb NOT NULL,
    updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    updated_by text NOT NULL
);

-- The day that was meant where publish_at is a day without a time, and the publish_at that it stands for: a program that
-- knows no days and sets another time leaves a day that counts no more.
ALTER TABLE articles ADD COLUMN publish_day date;
ALTER TABLE articles ADD COLUMN publish_day_at timestamptz(3);

-- Who may read articles by rights that were set up before reads the settings, too; who may delete them writes them.
DO $$
DECLARE
    allowed record;
BEGIN
    FOR allowed IN
        SELECT DISTINCT CAST(CAST(acl.grantee AS regrole) AS text) AS name, acl.privilege_type = 'DELETE' AS writes
        FROM pg_class, aclexplode(relacl) AS acl
        WHERE pg_class.oid = CAST('articles' AS regclass) AND acl.privilege_type IN ('SELECT', 'DELETE')
            AND acl.grantee NOT IN (0, relowner)
    LOOP
        IF allowed.writes THEN
            EXECUTE format('GRANT SELECT, INSERT, UPDATE ON settings TO %s', allowed.name);
        ELSE
            EXECUTE format('GRANT SELECT ON settings TO %s', allowed.name);
        END IF;
    END LOOP;
END;
$$
