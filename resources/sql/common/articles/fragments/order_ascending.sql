%1, articles.id
