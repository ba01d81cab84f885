-- Articles that are larger than core/limits.h and the rights allow: for each part how many, and the first of them. What was
-- there before a limit stays.
SELECT part, total, key
FROM (
    SELECT part, CAST(id AS text) AS key, count(*) OVER (PARTITION BY part) AS total,
        row_number() OVER (PARTITION BY part ORDER BY id) AS place
    FROM articles
        CROSS JOIN (
            VALUES ('body'), ('title'), ('about'), ('fields'), ('fields_depth'), ('authors'), ('tags'), ('digest')
        ) AS parts (part)
    WHERE CASE part
            WHEN 'body' THEN octet_length(body) > CAST(:body AS bigint)
            WHEN 'title' THEN octet_length(title) > CAST(:title AS bigint)
            WHEN 'about' THEN octet_length(summary) + octet_length(section) + octet_length(array_to_string(authors, ''))
                + octet_length(array_to_string(tags, '')) > CAST(:about AS bigint)
            -- PostgreSQL writes JSON with spaces.
            WHEN 'fields' THEN octet_length(CAST(fields AS text)) > 2 * CAST(:fields AS bigint)
            WHEN 'fields_depth' THEN octet_length(CAST(fields AS text)) > CAST(:fields_depth AS bigint)
                AND jsonb_path_exists(fields, '$.**{500}')
            WHEN 'authors' THEN cardinality(authors) > CAST(:authors AS bigint)
            WHEN 'tags' THEN cardinality(tags) > CAST(:tags AS bigint)
            WHEN 'digest' THEN octet_length(source_digest) > CAST(:digest AS bigint)
        END
) AS beyond
WHERE place <= CAST(:most AS bigint)
ORDER BY part, place
