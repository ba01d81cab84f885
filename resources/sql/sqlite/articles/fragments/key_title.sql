CAST(title_key AS BLOB) AS sort_key
