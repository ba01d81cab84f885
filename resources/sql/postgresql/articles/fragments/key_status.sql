status AS sort_key
