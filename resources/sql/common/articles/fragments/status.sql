status = :status%1
