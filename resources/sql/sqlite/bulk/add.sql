INSERT OR IGNORE INTO bulk_rows (action, article_id, version_before)
SELECT :action, wanted.value, coalesce((SELECT a.version FROM articles AS a WHERE a.id = wanted.value AND a.deleted_at IS NULL), 0)
FROM json_each(:ids) AS wanted
