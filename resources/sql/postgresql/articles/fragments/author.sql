authors @> ARRAY[CAST(:author%1 AS text)]
