-- A day of publication is the day whose midnight its moment is, in some zone. Zones differ from UTC by at most 16 h; a day
-- skipped by its zone starts up to 24 h late: 16 + 24 = 40 h. A language is a tag such as en or pt-BR. Every
-- program from schema 9 on refuses anything else before it writes. Rows that are there are not looked at (NOT VALID):
-- whoever keeps the database is told of them and mends them.
ALTER TABLE articles ADD CONSTRAINT articles_day CHECK (
    CASE WHEN publish_day IS NULL OR publish_day_at IS NULL THEN true
        -- Beyond these years a day is none that could be made a time of.
        WHEN isfinite(publish_day_at) AND publish_day BETWEEN '0001-01-01' AND '9999-12-31' THEN
            publish_day_at AT TIME ZONE 'UTC' - CAST(publish_day AS timestamp)
                BETWEEN interval '-40 hours' AND interval '40 hours'
        ELSE false END) NOT VALID;
ALTER TABLE articles ADD CONSTRAINT articles_language CHECK (
    language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' AND length(language) <= 255) NOT VALID
