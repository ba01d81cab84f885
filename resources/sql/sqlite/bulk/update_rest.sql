UPDATE articles
SET version = version + 1, slug = :slug, language = :language, section = :section, status = :status, publish_at = :publish_at,
    publish_day = :publish_day, publish_day_at = CASE WHEN :publish_day IS NOT NULL THEN :publish_at END,
    fields = :fields, updated_at = CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), updated_by = :actor,
    changed_in = (SELECT coalesce(max(changed_in), 0) + 1 FROM articles)
WHERE id = :id AND version = :version
RETURNING id, version, updated_at, deleted_at,
    -- The whole revision before, where it has members that this program does not know.
    (SELECT CASE WHEN json_valid(content) THEN
            CASE WHEN EXISTS (SELECT 1 FROM json_each(content) WHERE key NOT IN (SELECT value FROM json_each(:known)))
                THEN content END END
        FROM revisions WHERE article_id = articles.id AND revisions.version < articles.version
        ORDER BY revisions.version DESC LIMIT 1) AS unknown
