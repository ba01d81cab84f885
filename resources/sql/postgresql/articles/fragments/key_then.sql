CAST(extract(epoch FROM updated_at) * 1000 AS bigint) AS sort_then
