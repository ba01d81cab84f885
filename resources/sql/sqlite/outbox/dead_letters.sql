SELECT ranked.aggregateid, ranked.attempts, ranked.last_error AS reason,
    ranked.since AS since,
    COALESCE(NULLIF(articles.title, ''), json_extract(ranked.payload, '$.title'), '') AS title
FROM (
    SELECT aggregateid, attempts, last_error, payload,
        row_number() OVER (PARTITION BY aggregateid ORDER BY sequence DESC) AS place,
        min(created_at) OVER (PARTITION BY aggregateid) AS since,
        min(sequence) OVER (PARTITION BY aggregateid) AS oldest
    FROM outbox
    WHERE dead <> 0
) AS ranked
LEFT JOIN articles ON articles.id = ranked.aggregateid
WHERE ranked.place = 1
ORDER BY ranked.oldest
LIMIT :row_limit
