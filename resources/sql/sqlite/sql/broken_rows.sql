-- Rows that break the rules of steps 12 and 13, which were there before them: SQLite knows no CHECK that looks at new rows only.
-- The names are those of the CHECKs of PostgreSQL. For each rule how many, and the first of them.
SELECT rule, table_name, total, key
FROM (
    SELECT rule, table_name, key, count(*) OVER (PARTITION BY rule) AS total,
        row_number() OVER (PARTITION BY rule ORDER BY key) AS place
    FROM (
        SELECT 'articles_years' AS rule, 'articles' AS table_name, id AS key
        FROM articles
        WHERE publish_at NOT BETWEEN -62135596800000 AND 253402300799999
            OR created_at NOT BETWEEN -62135596800000 AND 253402300799999
            OR updated_at NOT BETWEEN -62135596800000 AND 253402300799999
            OR deleted_at NOT BETWEEN -62135596800000 AND 253402300799999
        UNION ALL
        SELECT 'articles_day', 'articles', id
        FROM articles
        WHERE publish_day IS NOT NULL AND publish_day_at IS NOT NULL
            AND coalesce(abs(publish_day_at - (julianday(publish_day) - 2440587.5) * 86400000) > 144000000, true)
        UNION ALL
        SELECT 'articles_language', 'articles', id
        FROM articles
        WHERE language NOT GLOB '[A-Za-z][A-Za-z]*' OR language GLOB '*[^A-Za-z0-9-]*' OR length(language) > 255
            OR language GLOB '*-' OR language GLOB '*--*'
            OR language GLOB '*[^-][^-][^-][^-][^-][^-][^-][^-][^-]*'
            OR substr(language, 1, instr(language || '-', '-') - 1) GLOB '*[0-9]*'
        UNION ALL
        SELECT 'revisions_years', 'revisions', article_id || ' ' || version
        FROM revisions
        WHERE saved_at NOT BETWEEN -62135596800000 AND 253402300799999
        UNION ALL
        SELECT 'working_copies_years', 'working_copies', article_id || ' ' || owner
        FROM working_copies
        WHERE updated_at NOT BETWEEN -62135596800000 AND 253402300799999
        UNION ALL
        SELECT 'outbox_years', 'outbox', CAST(sequence AS TEXT)
        FROM outbox
        WHERE created_at NOT BETWEEN -62135596800000 AND 253402300799999
            OR lease_until NOT BETWEEN -62135596800000 AND 253402300799999
    ) AS broken
) AS numbered
WHERE place <= :most
ORDER BY table_name, rule, place
