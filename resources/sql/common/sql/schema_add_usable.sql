INSERT INTO schema_version (version, name, applied_at, usable_from, relayable_from)
VALUES (:version, :name, :applied_at, :usable_from, :relayable_from)
