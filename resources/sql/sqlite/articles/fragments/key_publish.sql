publish_at AS sort_key
