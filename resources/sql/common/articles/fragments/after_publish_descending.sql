(publish_key, id) < (:after_key, :after_id)
