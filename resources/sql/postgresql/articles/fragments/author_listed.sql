-- The articles of a rare author are read first: an array is planned as a few rows, whatever the statistics say.
articles.id = ANY (ARRAY(SELECT article FROM article_authors WHERE author = :author%1))
