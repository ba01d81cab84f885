SELECT coalesce(max(changed_in), 0) AS position FROM articles
