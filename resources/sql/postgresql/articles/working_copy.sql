SELECT CAST(content AS text) AS content
FROM working_copies
WHERE article_id = :id AND owner = :owner
