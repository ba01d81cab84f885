CAST(section AS BLOB) AS sort_key
