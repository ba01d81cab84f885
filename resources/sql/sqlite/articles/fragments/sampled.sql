-- As the index articles_sample says it: one article of sixteen, by the random end of its id.
substr(articles.id, 36, 1) = '0'
