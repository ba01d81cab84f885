INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, version, created_at)
SELECT CAST(article ->> 'outbox_row' AS uuid), 'article', article ->> 'id',
    CASE WHEN article ->> 'deleted_at' IS NULL THEN 'saved' ELSE 'deleted' END,
    article - 'outbox_row' - 'over', CAST(article ->> 'version' AS bigint), clock_timestamp()
FROM jsonb_array_elements(CAST(:batch AS jsonb) -> 'articles') AS article
ORDER BY article ->> 'outbox_row'
