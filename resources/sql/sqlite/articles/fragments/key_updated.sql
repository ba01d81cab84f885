updated_at AS sort_key
