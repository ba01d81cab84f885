(created_at, id) < (:after_key, :after_id)
