UPDATE bulk_rows
SET state = q.state, version_after = q.version_after, reason = q.reason, message = q.message, before = q.before
FROM jsonb_to_recordset(CAST(:rows AS jsonb) -> 'rows') AS q (article_id uuid, state text, version_after bigint, reason text,
    message text, before jsonb)
WHERE bulk_rows.action = :action AND bulk_rows.article_id = q.article_id
