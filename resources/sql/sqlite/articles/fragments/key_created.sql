created_at AS sort_key
