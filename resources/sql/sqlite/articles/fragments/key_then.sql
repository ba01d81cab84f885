updated_at AS sort_then
