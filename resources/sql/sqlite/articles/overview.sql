SELECT
    (SELECT count(*) FROM (SELECT 1 FROM articles WHERE deleted_at IS NULL LIMIT :bound) AS rows_all) AS all_rows,
    (SELECT count(*) FROM (SELECT 1 FROM articles WHERE deleted_at IS NULL AND created_by = :mine LIMIT :bound) AS rows_mine) AS mine_rows,
    (SELECT count(*) FROM (SELECT 1 FROM articles WHERE deleted_at IS NULL AND status = 'draft' LIMIT :bound) AS rows_draft) AS draft_rows,
    (SELECT count(*) FROM (SELECT 1 FROM articles WHERE deleted_at IS NULL AND status = 'review' LIMIT :bound) AS rows_review) AS review_rows,
    (SELECT count(*) FROM (SELECT 1 FROM articles WHERE deleted_at IS NULL AND status = 'published' AND publish_key > CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) LIMIT :bound) AS rows_scheduled) AS scheduled_rows,
    (SELECT count(*) FROM (SELECT 1 FROM articles WHERE deleted_at IS NULL AND status = 'published' AND publish_key <= CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) LIMIT :bound) AS rows_published) AS published_rows,
    (SELECT count(*) FROM (SELECT 1 FROM articles WHERE deleted_at IS NULL AND status = 'archived' LIMIT :bound) AS rows_archived) AS archived_rows
