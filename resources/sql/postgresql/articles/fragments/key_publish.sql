CAST(extract(epoch FROM publish_at) * 1000 AS bigint) AS sort_key
