SELECT a.id, a.created_by, CAST(extract(epoch FROM a.created_at) * 1000 AS bigint) AS created_at, CAST(a.change AS text) AS change, a.undoes, a.state,
    EXISTS (SELECT 1 FROM bulk_actions AS later WHERE later.undoes = a.id) AS is_undone,
    (SELECT count(*) FROM bulk_rows AS r WHERE r.action = a.id AND r.state = 'waiting') AS waiting,
    (SELECT count(*) FROM bulk_rows AS r WHERE r.action = a.id AND r.state = 'changed') AS changed,
    (SELECT count(*) FROM bulk_rows AS r WHERE r.action = a.id AND r.state = 'unchanged') AS unchanged,
    (SELECT count(*) FROM bulk_rows AS r WHERE r.action = a.id AND r.state = 'skipped') AS skipped
FROM bulk_actions AS a
ORDER BY a.created_at DESC, a.id DESC
LIMIT :limit
