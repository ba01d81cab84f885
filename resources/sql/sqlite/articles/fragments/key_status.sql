CAST(status AS BLOB) AS sort_key
