instr(lower(title || char(31) || authors || char(31) || tags), lower(:find%1)) > 0
