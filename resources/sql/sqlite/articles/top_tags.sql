SELECT tag, articles
FROM tag_counts
WHERE articles > 0
ORDER BY articles DESC, tag
LIMIT :limit
