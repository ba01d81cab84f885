%2 >= :from%1
