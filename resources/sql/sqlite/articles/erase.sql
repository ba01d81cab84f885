UPDATE articles
SET version = version + 1, slug = id, translation_group = NULL, title = '', summary = '', body = '',
    authors = '[]', tags = '[]', section = '', status = 'draft', publish_at = NULL,
    publish_day = NULL, publish_day_at = NULL, -- since schema 10
    fields = '{}', updated_at = CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), updated_by = :actor,
    changed_in = (SELECT coalesce(max(changed_in), 0) + 1 FROM articles)
WHERE id = :id AND version = :version AND deleted_at IS NOT NULL
RETURNING version, updated_at, deleted_at
