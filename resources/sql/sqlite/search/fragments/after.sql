(rank_key, articles.id) < (:after_key, :after_id)
