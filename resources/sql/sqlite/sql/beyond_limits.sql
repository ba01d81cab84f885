-- Articles that are larger than core/limits.h allows: for each part how many, and the first of them. What was there before a
-- limit stays.
SELECT part, total, key
FROM (
    SELECT part, id AS key, count(*) OVER (PARTITION BY part) AS total,
        row_number() OVER (PARTITION BY part ORDER BY id) AS place
    FROM articles
        CROSS JOIN (
            SELECT 'body' AS part UNION ALL SELECT 'title' UNION ALL SELECT 'about' UNION ALL SELECT 'fields'
            UNION ALL SELECT 'fields_depth' UNION ALL SELECT 'authors' UNION ALL SELECT 'tags' UNION ALL SELECT 'digest'
        ) AS parts
    WHERE CASE part
            WHEN 'body' THEN length(CAST(body AS BLOB)) > :body
            WHEN 'title' THEN length(CAST(title AS BLOB)) > :title
            WHEN 'about' THEN length(CAST(summary AS BLOB)) + length(CAST(section AS BLOB))
                + (SELECT coalesce(sum(length(CAST(value AS BLOB))), 0) FROM json_each(authors))
                + (SELECT coalesce(sum(length(CAST(value AS BLOB))), 0) FROM json_each(tags)) > :about
            WHEN 'fields' THEN length(CAST(fields AS BLOB)) > :fields
            -- A level takes two bytes at least, so most articles are not looked into.
            WHEN 'fields_depth' THEN length(fields) > 2 * :fields_depth AND EXISTS (
                WITH RECURSIVE
                    nodes AS MATERIALIZED (SELECT json_tree.id AS node, parent, type FROM json_tree(articles.fields)),
                    level (node, depth) AS (
                        SELECT node, 1 FROM nodes WHERE parent IS NULL
                        UNION ALL
                        SELECT nodes.node, depth + 1
                        FROM level
                            JOIN nodes ON nodes.parent = level.node AND nodes.type IN ('object', 'array')
                        WHERE depth <= :fields_depth
                    )
                SELECT 1 FROM level WHERE depth > :fields_depth
            )
            WHEN 'authors' THEN json_array_length(authors) > :authors
            WHEN 'tags' THEN json_array_length(tags) > :tags
            WHEN 'digest' THEN length(CAST(source_digest AS BLOB)) > :digest
        END
) AS beyond
WHERE place <= :most
ORDER BY part, place
