SELECT revisions.article_id, revisions.version, title, CAST(content AS text) AS content,
    CAST(extract(epoch FROM saved_at) * 1000 AS bigint) AS saved_at, saved_by
FROM revisions
JOIN jsonb_to_recordset(CAST(:keys AS jsonb) -> 'keys') AS asked (article uuid, version bigint)
    ON revisions.article_id = asked.article AND revisions.version = asked.version
