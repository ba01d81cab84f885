INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, version, created_at, bulk)
SELECT q.id, 'article', CAST(q.article_id AS text), q.type, q.payload, q.version, clock_timestamp(), true
FROM jsonb_to_recordset(CAST(:rows AS jsonb) -> 'rows') AS q (id uuid, article_id uuid, type text, payload jsonb, version bigint)
