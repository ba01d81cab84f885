-- Lists are also ordered by the first byline and by the section, in which the articles stand by their last change.
CREATE INDEX IF NOT EXISTS articles_author ON articles (substr(lower(coalesce(json_extract(authors, '$[0]'), '')), 1, 200), id) WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS articles_section ON articles (section, updated_at, id) WHERE deleted_at IS NULL
