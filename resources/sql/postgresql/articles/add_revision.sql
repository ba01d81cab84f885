INSERT INTO revisions (article_id, version, title, content, saved_at, saved_by)
VALUES (:article_id, :version, :title, CAST(:content AS jsonb), :saved_at, :saved_by)
