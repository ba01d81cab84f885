DELETE FROM working_copies
WHERE article_id = :id AND owner = :owner AND coalesce(json_extract(content, '$.device'), '') = :device
