SELECT id, title
FROM articles
WHERE source_name = :name AND source_path = :path AND id <> :id
