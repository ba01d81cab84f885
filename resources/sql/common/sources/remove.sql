DELETE FROM import_sources WHERE name = :name
