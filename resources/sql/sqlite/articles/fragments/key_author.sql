CAST(substr(lower(coalesce(json_extract(authors, '$[0]'), '')), 1, 200) AS BLOB) AS sort_key
