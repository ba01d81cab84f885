%1, articles.updated_at, articles.id
