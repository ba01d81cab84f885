-- The stemmer of an article's language; words are indexed as they stand, too, for all the others.
CREATE FUNCTION article_text_config(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE lower(split_part(language, '-', 1))
        WHEN 'ar' THEN 'arabic'::regconfig
        WHEN 'da' THEN 'danish'::regconfig
        WHEN 'de' THEN 'german'::regconfig
        WHEN 'el' THEN 'greek'::regconfig
        WHEN 'en' THEN 'english'::regconfig
        WHEN 'es' THEN 'spanish'::regconfig
        WHEN 'fi' THEN 'finnish'::regconfig
        WHEN 'fr' THEN 'french'::regconfig
        WHEN 'hu' THEN 'hungarian'::regconfig
        WHEN 'id' THEN 'indonesian'::regconfig
        WHEN 'it' THEN 'italian'::regconfig
        WHEN 'nb' THEN 'norwegian'::regconfig
        WHEN 'nl' THEN 'dutch'::regconfig
        WHEN 'no' THEN 'norwegian'::regconfig
        WHEN 'pt' THEN 'portuguese'::regconfig
        WHEN 'ro' THEN 'romanian'::regconfig
        WHEN 'ru' THEN 'russian'::regconfig
        WHEN 'sv' THEN 'swedish'::regconfig
        WHEN 'tr' THEN 'turkish'::regconfig
        ELSE 'simple'::regconfig
    END
$$;

-- array_to_string is only STABLE, for types whose text depends on a setting; that of text does not.
CREATE FUNCTION article_words(words text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_to_string(words, ' ')
$$;

-- A tsvector holds 1,048,575 bytes, and a longer one would refuse the article: only the first part of a long
-- text is indexed, short enough for three bytes a letter, two forms of each word, and compounds with their parts.
ALTER TABLE articles ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', left(title, 1000)), 'A')
    || setweight(to_tsvector(article_text_config(language), left(title, 1000)), 'A')
    || setweight(to_tsvector('simple', left(summary, 5000)), 'B')
    || setweight(to_tsvector(article_text_config(language), left(summary, 5000)), 'B')
    || setweight(to_tsvector('simple', left(article_words(tags), 5000)), 'B')
    || setweight(to_tsvector('simple', left(article_words(authors), 5000)), 'C')
    || setweight(to_tsvector('simple', left(body, 70000)), 'D')
    || setweight(to_tsvector(article_text_config(language), left(body, 70000)), 'D')
) STORED;
CREATE INDEX articles_search ON articles USING gin (search) WHERE deleted_at IS NULL;
