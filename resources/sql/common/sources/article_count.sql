SELECT count(*) AS articles FROM articles WHERE source_name = :name
