publish_key > now()
