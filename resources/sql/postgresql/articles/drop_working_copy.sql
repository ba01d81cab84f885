DELETE FROM working_copies
WHERE article_id = :id AND owner = :owner AND coalesce(content ->> 'device', '') = CAST(:device AS text)
