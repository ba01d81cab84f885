DELETE FROM working_copies
WHERE article_id = :id
