-- CASE is planned as one of two, as a language of many articles is; the bare comparison as one of two hundred, for which
-- every article was read and sorted.
CASE WHEN position(CAST(:language%1 AS text) IN lower(language) || '-') = 1 THEN true ELSE false END
