SELECT CAST(content AS text) AS content
FROM revisions
WHERE article_id = :id AND version = :version
