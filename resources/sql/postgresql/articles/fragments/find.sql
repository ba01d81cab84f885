position(lower(CAST(:find%1 AS text)) IN lower(title || chr(31) || array_to_string(authors, chr(31)) || chr(31) || array_to_string(tags, chr(31)))) > 0
