DELETE FROM bulk_actions
WHERE created_at < clock_timestamp() - interval '30 days'
