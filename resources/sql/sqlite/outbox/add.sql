INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, version, created_at)
VALUES (:id, 'article', :article_id, :type, :payload, :version, CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER))
