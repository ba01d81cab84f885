-- Versions that differ in neither title nor body say one thing: the newest of them stands for all.
WITH shown AS (
    SELECT r.article_id, max(r.version) AS version
    FROM revisions AS r
    JOIN articles AS a ON a.id = r.article_id
    WHERE r.article_id IN (SELECT value FROM json_each(:ids)) AND r.version > a.version - :versions
        AND json_extract(r.content, '$.status') = 'published'
    GROUP BY r.article_id, json_extract(r.content, '$.title'), json_extract(r.content, '$.body')
), ranked AS (
    SELECT article_id, version, row_number() OVER (PARTITION BY article_id ORDER BY version DESC) AS rank
    FROM shown
)
SELECT revisions.content AS content
FROM ranked
JOIN revisions ON revisions.article_id = ranked.article_id AND revisions.version = ranked.version
WHERE ranked.rank <= :most
