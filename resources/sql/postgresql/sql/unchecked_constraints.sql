-- CHECKs that a step added without looking at the rows that were there. `key` is the table's primary key as one text.
SELECT CAST(conname AS text) AS name, CAST(CAST(conrelid AS regclass) AS text) AS table_name,
    pg_get_expr(conbin, conrelid) AS condition,
    (
        SELECT string_agg(format('CAST(%I AS text)', attname), ' || '' '' || ' ORDER BY array_position(indkey, attnum))
        FROM pg_index
            JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
        WHERE indrelid = conrelid AND indisprimary
    ) AS key
FROM pg_constraint
WHERE contype = 'c' AND NOT convalidated AND connamespace = CAST(CAST(current_schema() AS text) AS regnamespace)
ORDER BY CAST(CAST(conrelid AS regclass) AS text), conname
