left(lower(coalesce(authors[1], '')), 200) AS sort_key
