SELECT CAST(content AS text) AS content
FROM working_copies
WHERE owner = :owner
ORDER BY updated_at DESC
LIMIT :limit
