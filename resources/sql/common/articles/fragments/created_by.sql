created_by = :created_by
