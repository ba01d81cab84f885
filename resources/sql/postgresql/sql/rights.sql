-- Asked of privileges and policies, not of names: a policy that lets every row through is one for who sees everything.
SELECT has_table_privilege('articles', 'INSERT') AS writes,
    has_table_privilege('outbox', 'SELECT') AND has_any_column_privilege('outbox', 'UPDATE')
        AND has_table_privilege('outbox', 'DELETE') AS relays,
    NOT row_security_active('articles') OR EXISTS (
        SELECT 1
        FROM pg_policy, unnest(polroles) AS role
        WHERE polrelid = CAST('articles' AS regclass) AND polpermissive AND polcmd IN ('r', '*')
            AND pg_get_expr(polqual, polrelid) = 'true'
            AND (role = 0 OR pg_has_role(role, 'USAGE'))
    ) AS sees_all
