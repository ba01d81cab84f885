tags @> ARRAY[CAST(:tag AS text)]
