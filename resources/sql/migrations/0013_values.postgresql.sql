-- A day of publication is the day whose midnight its moment is, in some zone: none is further from Greenwich than 16 hours,
-- and no day begins later than the next. A language is a tag such as en or pt-BR. Every program from schema 9 on refuses
-- anything else before it writes. Rows that are there are not looked at (NOT VALID): whoever keeps the database is told of
-- them and mends them.
ALTER TABLE articles ADD CONSTRAINT articles_day CHECK (
    publish_day_at >= '0001-01-01 00:00:00+00' AND publish_day_at < '10000-01-01 00:00:00+00'
    AND publish_day_at >= CAST(publish_day AS timestamp) AT TIME ZONE 'UTC' - interval '40 hours'
    AND publish_day_at <= CAST(publish_day AS timestamp) AT TIME ZONE 'UTC' + interval '40 hours') NOT VALID;
ALTER TABLE articles ADD CONSTRAINT articles_language CHECK (
    language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' AND length(language) <= 255) NOT VALID
