-- Whether a role signs in at all, and whether no right given here could bind it: who owns the tables or the database or may act
-- as who does, and who passes row-level security by or reads the log.
SELECT rolcanlogin AS signs_in,
    rolsuper OR rolbypassrls OR rolreplication OR EXISTS (
        SELECT 1
        FROM (
            SELECT relowner FROM pg_class WHERE oid IN (CAST('articles' AS regclass), CAST('schema_version' AS regclass))
            UNION SELECT datdba FROM pg_database WHERE datname = current_database()
            UNION SELECT nspowner FROM pg_namespace WHERE nspname = current_schema()
        ) AS owners (owner)
        WHERE pg_has_role(pg_roles.oid, owner, 'MEMBER')
    ) AS rules
FROM pg_roles
WHERE rolname = CAST(:role AS text)
