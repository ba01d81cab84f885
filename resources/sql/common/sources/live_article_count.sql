SELECT count(*) AS articles FROM articles WHERE source_name = :name AND deleted_at IS NULL
