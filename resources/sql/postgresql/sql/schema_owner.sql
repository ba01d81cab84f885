SELECT CAST(pg_get_userbyid(relowner) AS text) AS owner FROM pg_class WHERE oid = to_regclass('schema_version')
