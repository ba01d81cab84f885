-- The prefix of the groups that "triptychctl setup" made, from the policy that it gave the admins.
SELECT CAST(regexp_replace(CAST(pg_get_userbyid(role) AS text), '_admin$', '') AS text) AS prefix
FROM pg_policy, unnest(polroles) AS role
WHERE polrelid = CAST('articles' AS regclass) AND polname = 'admin_all'
