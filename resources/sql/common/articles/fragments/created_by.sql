created_by = :created_by%1
