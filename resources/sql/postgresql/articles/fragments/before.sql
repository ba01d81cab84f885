-- Without a date it is not before one.
(%2 < :until%1 AND %2 > '-infinity')
