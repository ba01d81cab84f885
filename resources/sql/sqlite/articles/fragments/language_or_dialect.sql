instr(lower(language) || '-', :language%1) = 1
