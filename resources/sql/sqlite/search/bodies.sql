SELECT number, CAST(substr(body, 1, :longest) AS BLOB) AS body
FROM articles
WHERE number IN (SELECT value FROM json_each(:numbers))
