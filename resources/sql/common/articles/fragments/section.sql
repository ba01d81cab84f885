section = :section
