number IN (SELECT article FROM article_authors WHERE author = :author%1)
