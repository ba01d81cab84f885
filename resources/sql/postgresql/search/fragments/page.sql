-- The builder puts the filters and the cursor in. Only so many matches are ranked: a word that half of all articles
-- have costs no more than that. Headlines are made for the rows of the page alone.
WITH wanted AS MATERIALIZED (
    SELECT websearch_to_tsquery('simple', :words) || websearch_to_tsquery(article_text_config(:stem), :words) AS query,
        websearch_to_tsquery('simple', :excluded) || websearch_to_tsquery(article_text_config(:stem), :excluded) AS refused
), candidates AS MATERIALIZED (
    SELECT id AS hit, search, query
    FROM articles, wanted
    WHERE search @@ query AND (numnode(refused) = 0 OR NOT search @@ refused) AND {filters}
    LIMIT :candidates
), ranked AS MATERIALIZED (
    SELECT hit, query, CAST(round(CAST(ts_rank_cd('{0.1, 0.3, 0.5, 1.0}', search, query, 1) AS numeric) * 1000000) AS bigint)
        AS rank_key
    FROM candidates
), page AS MATERIALIZED (
    SELECT hit, query, rank_key
    FROM ranked
    WHERE {after}
    ORDER BY rank_key DESC, hit DESC
    LIMIT :limit
)
SELECT id, version, slug, language, translation_group, title, summary,
    CAST(to_jsonb(authors) AS text) AS authors, CAST(to_jsonb(tags) AS text) AS tags, section, status,
    CAST(fields AS text) AS fields, source_name, source_path, source_digest,
    CAST(extract(epoch FROM publish_at) * 1000 AS bigint) AS publish_at,
    CASE WHEN publish_day_at = publish_at AND publish_day BETWEEN '0001-01-01' AND '9999-12-31' THEN to_char(publish_day, 'YYYY-MM-DD') END AS publish_day, -- since schema 10
    NULL AS publish_day, -- before schema 10
    CAST(extract(epoch FROM created_at) * 1000 AS bigint) AS created_at,
    CAST(extract(epoch FROM updated_at) * 1000 AS bigint) AS updated_at,
    created_by, updated_by,
    CAST(extract(epoch FROM deleted_at) * 1000 AS bigint) AS deleted_at,
    rank_key,
    ts_headline(article_text_config(language), title, query, 'StartSel="", StopSel="", HighlightAll=true') AS title_marked,
    ts_headline(article_text_config(language), left(summary, 5000), query, 'StartSel="", StopSel="", HighlightAll=true') AS summary_marked,
    ts_headline('simple', left(array_to_string(tags, ' … '), 5000), query, 'StartSel="", StopSel="", HighlightAll=true') AS tags_marked,
    ts_headline('simple', left(array_to_string(authors, ' … '), 5000), query, 'StartSel="", StopSel="", HighlightAll=true') AS authors_marked,
    ts_headline(article_text_config(language), left(body, 70000), query,
        'StartSel="", StopSel="", MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "') AS body_marked
FROM page
JOIN articles ON id = hit
ORDER BY rank_key DESC, hit DESC
