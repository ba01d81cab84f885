position(lower(CAST(:title%1 AS text)) IN lower(title)) > 0
