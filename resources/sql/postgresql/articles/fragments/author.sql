authors @> ARRAY[CAST(:author AS text)]
