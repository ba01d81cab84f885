-- What was deleted and can be restored is listed, the last first; what has neither title nor text was erased for good.
CREATE INDEX IF NOT EXISTS articles_deleted ON articles (updated_at, id) WHERE deleted_at IS NOT NULL AND (title <> '' OR body <> '')
