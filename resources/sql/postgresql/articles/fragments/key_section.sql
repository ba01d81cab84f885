section AS sort_key
