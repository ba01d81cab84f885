-- Who does not see every article sees no counts of all of them (resources/sql/rights): then those of the newest that may
-- be seen are counted, as many as cost no more in a large newsroom than in a small one.
WITH counted AS MATERIALIZED (
    SELECT tag, articles
    FROM tag_counts
    WHERE articles > 0
    ORDER BY articles DESC, tag
    LIMIT :limit
), newest AS (
    SELECT tags
    FROM articles
    WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM counted)
    ORDER BY updated_at DESC, id DESC
    LIMIT 2000
), seen AS (
    SELECT tag, count(*) AS articles
    FROM newest, unnest(tags) AS tag
    GROUP BY tag
)
SELECT tag, articles FROM counted
UNION ALL
SELECT tag, articles FROM seen
ORDER BY articles DESC, tag
LIMIT :limit
