%1 DESC, articles.updated_at DESC, articles.id DESC
