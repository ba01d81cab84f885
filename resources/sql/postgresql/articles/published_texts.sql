-- Versions that differ in neither title nor body say one thing: the newest of them stands for all.
WITH shown AS (
    SELECT r.article_id, max(r.version) AS version
    FROM revisions AS r
    JOIN articles AS a ON a.id = r.article_id
    WHERE r.article_id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:ids AS jsonb)) AS value))
        AND r.version > a.version - :versions AND r.content ->> 'status' = 'published'
    GROUP BY r.article_id, r.content ->> 'title', r.content ->> 'body'
), ranked AS (
    SELECT article_id, version, row_number() OVER (PARTITION BY article_id ORDER BY version DESC) AS rank
    FROM shown
)
SELECT CAST(revisions.content AS text) AS content
FROM ranked
JOIN revisions ON revisions.article_id = ranked.article_id AND revisions.version = ranked.version
WHERE ranked.rank <= :most
