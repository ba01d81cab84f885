number IN (SELECT article FROM article_tags WHERE tag = :tag%1)
