(rank_key, hit) < (:after_key, :after_id)
