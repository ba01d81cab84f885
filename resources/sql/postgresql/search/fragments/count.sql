WITH wanted AS MATERIALIZED (
    SELECT websearch_to_tsquery('simple', :words) || websearch_to_tsquery(article_text_config(:stem), :words) AS query,
        websearch_to_tsquery('simple', :excluded) || websearch_to_tsquery(article_text_config(:stem), :excluded) AS refused
)
SELECT count(*) AS hits
FROM (
    SELECT 1
    FROM articles, wanted
    WHERE search @@ query AND (numnode(refused) = 0 OR NOT search @@ refused) AND {filters}
    LIMIT :bound
) AS found
