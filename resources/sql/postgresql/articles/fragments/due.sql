publish_key <= now()
