-- How many articles have it, counted up to a bound.
SELECT count(*) AS articles FROM (SELECT 1 FROM article_tags WHERE tag = :name LIMIT :limit) AS found
