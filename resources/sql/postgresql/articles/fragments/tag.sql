tags @> ARRAY[CAST(:tag%1 AS text)]
