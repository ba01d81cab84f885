-- Asked of privileges and policies, not of names: a policy that lets every row through is one for who sees everything.
SELECT has_table_privilege('articles', 'INSERT') AS writes,
    has_table_privilege('revisions', 'DELETE') AS erases,
    has_table_privilege('outbox', 'SELECT') AND has_any_column_privilege('outbox', 'UPDATE')
        AND has_table_privilege('outbox', 'DELETE') AS relays_in_part,
    has_table_privilege('outbox', 'SELECT') AND has_table_privilege('outbox', 'DELETE') AND NOT EXISTS (
        SELECT 1
        FROM unnest(ARRAY['lease_until', 'attempts', 'dead', 'last_error', 'owes']) AS needed
        WHERE NOT has_column_privilege('outbox', needed, 'UPDATE')
    ) AS relays,
    EXISTS (
        SELECT 1
        FROM pg_policy
        WHERE polrelid = CAST('articles' AS regclass) AND polname = 'admin_all'
            AND coalesce(obj_description(oid, 'pg_policy'), '') <> (SELECT CAST(max(version) AS text) FROM schema_version)
    ) AS older,
    NOT row_security_active('articles') OR EXISTS (
        SELECT 1
        FROM pg_policy, unnest(polroles) AS role
        WHERE polrelid = CAST('articles' AS regclass) AND polpermissive AND polcmd IN ('r', '*')
            AND pg_get_expr(polqual, polrelid) = 'true'
            AND (role = 0 OR pg_has_role(role, 'USAGE'))
    ) AS sees_all
