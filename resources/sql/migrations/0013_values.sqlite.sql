-- A day of publication is the day whose midnight its moment is, in some zone: none is further from Greenwich than 16 hours,
-- and no day begins later than the next. A language is a tag such as en or pt-BR. Every program from schema 9 on refuses
-- anything else before it writes. Rows that are there are not looked at.
CREATE TRIGGER articles_values_new BEFORE INSERT ON articles
WHEN new.language NOT GLOB '[A-Za-z][A-Za-z]*' OR new.language GLOB '*[^A-Za-z0-9-]*' OR length(new.language) > 255
    OR (new.publish_day IS NOT NULL AND new.publish_day_at IS NOT NULL
        AND coalesce(abs(new.publish_day_at - (julianday(new.publish_day) - 2440587.5) * 86400000) > 144000000, true)) BEGIN
    SELECT RAISE(ABORT, 'a language is a tag such as en, and a day of publication belongs to its moment');
END;
CREATE TRIGGER articles_values_changed BEFORE UPDATE OF language, publish_day, publish_day_at ON articles
WHEN new.language NOT GLOB '[A-Za-z][A-Za-z]*' OR new.language GLOB '*[^A-Za-z0-9-]*' OR length(new.language) > 255
    OR (new.publish_day IS NOT NULL AND new.publish_day_at IS NOT NULL
        AND coalesce(abs(new.publish_day_at - (julianday(new.publish_day) - 2440587.5) * 86400000) > 144000000, true)) BEGIN
    SELECT RAISE(ABORT, 'a language is a tag such as en, and a day of publication belongs to its moment');
END;
