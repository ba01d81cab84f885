language = :language
