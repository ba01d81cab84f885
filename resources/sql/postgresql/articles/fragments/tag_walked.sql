(SELECT article AS walked_article, updated_at AS walked_at FROM article_tags WHERE tag = :tag%1) AS walked JOIN articles ON articles.id = walked_article
