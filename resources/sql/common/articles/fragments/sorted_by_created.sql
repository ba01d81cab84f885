-- Qualified: the bare name would be the column that the list shows, which no index orders.
articles.created_at
