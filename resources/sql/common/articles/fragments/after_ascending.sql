(%1, articles.id) > (:after_key, :after_id)
