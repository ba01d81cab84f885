INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, version, created_at)
VALUES (:id, 'article', :article_id, :type, CAST(:payload AS jsonb), :version, clock_timestamp())
