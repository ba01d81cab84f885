CAST(extract(epoch FROM created_at) * 1000 AS bigint) AS sort_key
