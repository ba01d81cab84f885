position(CAST(:language%1 AS text) IN lower(language) || '-') = 1
