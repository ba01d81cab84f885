DELETE FROM outbox
WHERE aggregateid = :article_id
