title_key AS sort_key
