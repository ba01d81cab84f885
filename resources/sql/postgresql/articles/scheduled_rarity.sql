-- How many articles are scheduled, counted up to a bound.
SELECT count(*) AS articles FROM (SELECT 1 FROM articles WHERE deleted_at IS NULL AND status = 'published' AND publish_key > now() LIMIT :limit) AS found
