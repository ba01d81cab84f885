walked_at, walked_article
