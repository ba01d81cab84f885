-- Evenly spread: the first of each total/limit of them, in their order.
SELECT source_path
FROM (
    SELECT source_path, row_number() OVER (ORDER BY source_path) - 1 AS place, count(*) OVER () AS total
    FROM articles
    WHERE source_name = :name
) AS paths
WHERE place * :most % total < :most
ORDER BY source_path
