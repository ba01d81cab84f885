-- What is scheduled is read first, where it is not too much.
articles.id = ANY (ARRAY(SELECT s.id FROM articles AS s WHERE s.deleted_at IS NULL AND s.status = 'published' AND s.publish_key > now()))
