DELETE FROM revisions
WHERE article_id = :id
