-- Looks at each row of the list in its order; IS TRUE keeps the index of all authors from being used.
(authors @> ARRAY[CAST(:author%1 AS text)]) IS TRUE -- since schema 17
authors @> ARRAY[CAST(:author%1 AS text)] -- before schema 17
