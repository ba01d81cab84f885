SELECT EXISTS (
    SELECT 1
    FROM pg_auth_members
    JOIN pg_roles AS groups ON groups.oid = pg_auth_members.roleid
    JOIN pg_roles AS logins ON logins.oid = pg_auth_members.member
    WHERE groups.rolname = CAST(:group AS text) AND logins.rolname = CAST(:login AS text)
) AS found
