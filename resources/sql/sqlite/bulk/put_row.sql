UPDATE bulk_rows
SET state = :state, version_after = :version_after, reason = :reason, message = :message, before = :before
WHERE action = :action AND article_id = :article_id
