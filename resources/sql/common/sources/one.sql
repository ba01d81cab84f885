SELECT root FROM import_sources WHERE name = :name
