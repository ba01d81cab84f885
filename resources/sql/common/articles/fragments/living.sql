deleted_at IS NULL
