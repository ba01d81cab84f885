SELECT revisions.article_id, revisions.version, CAST(title AS BLOB) AS title, content, saved_at, saved_by
FROM json_each(:keys, '$.keys') AS asked
JOIN revisions ON revisions.article_id = json_extract(asked.value, '$.article')
    AND revisions.version = json_extract(asked.value, '$.version')
