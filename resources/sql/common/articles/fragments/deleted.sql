-- As the index articles_deleted says it. What has neither title nor text was erased for good.
deleted_at IS NOT NULL AND (title <> '' OR body <> '')
