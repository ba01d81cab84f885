-- What was deleted and can be restored is listed, the last first; what has neither title nor text was erased for good.
-- Where there are articles already, the index is made while others save; an earlier try may have left a broken one.
-- beforehand: DROP INDEX CONCURRENTLY IF EXISTS articles_deleted
-- beforehand: CREATE INDEX CONCURRENTLY articles_deleted ON articles (updated_at, id) WHERE deleted_at IS NOT NULL AND (title <> '' OR body <> '')
CREATE INDEX IF NOT EXISTS articles_deleted ON articles (updated_at, id) WHERE deleted_at IS NOT NULL AND (title <> '' OR body <> '')
