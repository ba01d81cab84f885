-- As the index articles_author says it: the first byline.
substr(lower(coalesce(json_extract(articles.authors, '$[0]'), '')), 1, 200)
