%1 DESC, articles.id DESC
