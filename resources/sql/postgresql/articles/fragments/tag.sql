-- Looks at each row of the list in its order; IS TRUE keeps the index of all tags from being used.
(tags @> ARRAY[CAST(:tag%1 AS text)]) IS TRUE -- since schema 17
tags @> ARRAY[CAST(:tag%1 AS text)] -- before schema 17
