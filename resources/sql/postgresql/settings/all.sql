SELECT name, CAST(value AS text) AS value
FROM settings
