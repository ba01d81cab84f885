SELECT source_path FROM (SELECT source_path FROM articles WHERE source_name = :name ORDER BY source_path LIMIT :first) AS a
UNION
SELECT source_path FROM (SELECT source_path FROM articles WHERE source_name = :name ORDER BY source_path DESC LIMIT :last) AS z
