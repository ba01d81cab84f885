-- Lists of any size are estimated by one article of sixteen, by the random end of its id.
CREATE INDEX IF NOT EXISTS articles_sample ON articles (updated_at, id) WHERE deleted_at IS NULL AND substr(id, 36, 1) = '0'
