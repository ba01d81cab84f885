-- The articles of a rare tag are read first: an array is planned as a few rows, whatever the statistics say.
articles.id = ANY (ARRAY(SELECT article FROM article_tags WHERE tag = :tag%1))
