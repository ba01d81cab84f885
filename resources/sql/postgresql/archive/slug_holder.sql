SELECT id, title
FROM articles
WHERE language = :language AND slug = :slug AND deleted_at IS NULL AND id <> :id
