-- In the order of the tags, so that two transactions wait for each other instead of dying.
INSERT INTO tag_counts (tag, articles)
SELECT value, CAST(:delta AS bigint)
FROM jsonb_array_elements_text(CAST(:tags AS jsonb)) AS value
WHERE true
ORDER BY value
ON CONFLICT (tag) DO UPDATE SET articles = tag_counts.articles + excluded.articles
