-- Looks at each row of the list in its order, where too many articles have the name to begin with them.
EXISTS (SELECT 1 FROM article_tags WHERE tag = :tag%1 AND article = articles.number)
