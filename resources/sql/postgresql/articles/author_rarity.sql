-- How many articles have it, counted up to a bound.
SELECT count(*) AS articles FROM (SELECT 1 FROM article_authors WHERE author = :name LIMIT :limit) AS found
