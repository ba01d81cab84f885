%2 >= :from%1 AND %2 < :until%1
