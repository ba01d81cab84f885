-- Asked of the policies, not of names: who may add articles only of some states may not publish (resources/sql/rights).
SELECT NOT row_security_active('articles') OR EXISTS (
    SELECT 1
    FROM pg_policy, unnest(polroles) AS role
    WHERE polrelid = CAST('articles' AS regclass) AND polpermissive AND polcmd IN ('a', '*')
        AND coalesce(pg_get_expr(polwithcheck, polrelid), '') NOT LIKE '%status%'
        AND (role = 0 OR pg_has_role(role, 'USAGE'))
) AS publishes
