section = :section%1
