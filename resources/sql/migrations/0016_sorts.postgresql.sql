-- Lists are also ordered by the first byline and by the section, in which the articles stand by their last change.
-- Where there are articles already, the indexes are made while others save; an earlier try may have left broken ones.
-- beforehand: DROP INDEX CONCURRENTLY IF EXISTS articles_author
-- beforehand: CREATE INDEX CONCURRENTLY articles_author ON articles ((left(lower(coalesce(authors[1], '')), 200)), id) WHERE deleted_at IS NULL
-- beforehand: DROP INDEX CONCURRENTLY IF EXISTS articles_section
-- beforehand: CREATE INDEX CONCURRENTLY articles_section ON articles (section, updated_at, id) WHERE deleted_at IS NULL
CREATE INDEX IF NOT EXISTS articles_author ON articles ((left(lower(coalesce(authors[1], '')), 200)), id) WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS articles_section ON articles (section, updated_at, id) WHERE deleted_at IS NULL
