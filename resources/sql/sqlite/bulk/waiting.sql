SELECT r.article_id, r.version_before AS version, undone.before AS before, undone.version_before
FROM bulk_rows AS r
JOIN bulk_actions AS a ON a.id = r.action
LEFT JOIN bulk_rows AS undone ON undone.action = a.undoes AND undone.article_id = r.article_id
WHERE r.action = :action AND r.state = 'waiting' AND r.article_id > :after
ORDER BY r.article_id
LIMIT :limit
