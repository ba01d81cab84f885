status = :status
