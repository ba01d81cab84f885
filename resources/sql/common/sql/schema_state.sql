SELECT version, usable_from, relayable_from
FROM schema_version
ORDER BY version DESC
LIMIT 1
