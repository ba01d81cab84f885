SELECT a.id, a.created_by, a.created_at AS created_at, a.change AS change, a.undoes, a.state,
    EXISTS (SELECT 1 FROM bulk_actions AS later WHERE later.undoes = a.id) AS is_undone,
    (SELECT count(*) FROM bulk_rows AS r WHERE r.action = a.id AND r.state = 'waiting') AS waiting,
    (SELECT count(*) FROM bulk_rows AS r WHERE r.action = a.id AND r.state = 'changed') AS changed,
    (SELECT count(*) FROM bulk_rows AS r WHERE r.action = a.id AND r.state = 'unchanged') AS unchanged,
    (SELECT count(*) FROM bulk_rows AS r WHERE r.action = a.id AND r.state = 'skipped') AS skipped
FROM bulk_actions AS a
WHERE a.id = :action
