-- As the index articles_author says it: the first byline.
left(lower(coalesce(articles.authors[1], '')), 200)
