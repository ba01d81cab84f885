-- What a website reads: docs/serving.md says what each column holds. Columns may be added behind the last one, and none is
-- ever changed or taken away. The view reads with its owner's rights, so that it shows the same rows whoever asks and whoever
-- wrote them; security_barrier keeps functions of who asks away from all others.
CREATE VIEW public_articles WITH (security_barrier) AS
SELECT id, version, slug, language, translation_group, title, summary, body, authors, tags, section, publish_at,
    CASE WHEN publish_day_at = publish_at AND publish_day BETWEEN '0001-01-01' AND '9999-12-31' THEN publish_day END
        AS publish_day,
    fields, created_at, updated_at
FROM articles
WHERE status = 'published' AND deleted_at IS NULL AND publish_key <= now()
