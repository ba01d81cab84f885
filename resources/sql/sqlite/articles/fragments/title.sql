instr(lower(title), lower(:title%1)) > 0
