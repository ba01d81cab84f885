(walked_at, walked_article) < (:after_key, :after_id)
