(%1, articles.updated_at, articles.id) > (:after_key, :after_then, :after_id)
