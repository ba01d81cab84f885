-- As the index articles_sample says it: one article of sixteen, by the random end of its id.
get_byte(uuid_send(articles.id), 15) & 15 = 0
