-- What a website reads: docs/serving.md says what each column holds. Columns may be added behind the last one, and none is
-- ever changed or taken away.
CREATE VIEW public_articles AS
SELECT id, version, slug, language, translation_group, title, summary, body, authors, tags, section, publish_at,
    CASE WHEN publish_day_at = publish_at THEN publish_day END AS publish_day,
    fields, created_at, updated_at
FROM articles
WHERE status = 'published' AND deleted_at IS NULL
    AND publish_key <= CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)
