-- A day of publication is the day whose midnight its moment is, in some zone. Zones differ from UTC by at most 16 h; a day
-- skipped by its zone starts up to 24 h late: 16 + 24 = 40 h. A language is a tag such as en or pt-BR: 2 to 8 letters, then
-- any number of parts of 1 to 8 letters or digits, each after a hyphen. Every program from schema 9 on refuses anything else
-- before it writes. Rows that are there are not looked at.
CREATE TRIGGER articles_values_new BEFORE INSERT ON articles
WHEN new.language NOT GLOB '[A-Za-z][A-Za-z]*' OR new.language GLOB '*[^A-Za-z0-9-]*' OR length(new.language) > 255
    OR new.language GLOB '*-' OR new.language GLOB '*--*'
    OR new.language GLOB '*[^-][^-][^-][^-][^-][^-][^-][^-][^-]*'
    OR substr(new.language, 1, instr(new.language || '-', '-') - 1) GLOB '*[0-9]*'
    OR (new.publish_day IS NOT NULL AND new.publish_day_at IS NOT NULL
        AND coalesce(abs(new.publish_day_at - (julianday(new.publish_day) - 2440587.5) * 86400000) > 144000000, true)) BEGIN
    SELECT RAISE(ABORT, 'a language is a tag such as en, and a day of publication belongs to its moment');
END;
CREATE TRIGGER articles_values_changed BEFORE UPDATE OF language, publish_day, publish_day_at ON articles
WHEN new.language NOT GLOB '[A-Za-z][A-Za-z]*' OR new.language GLOB '*[^A-Za-z0-9-]*' OR length(new.language) > 255
    OR new.language GLOB '*-' OR new.language GLOB '*--*'
    OR new.language GLOB '*[^-][^-][^-][^-][^-][^-][^-][^-][^-]*'
    OR substr(new.language, 1, instr(new.language || '-', '-') - 1) GLOB '*[0-9]*'
    OR (new.publish_day IS NOT NULL AND new.publish_day_at IS NOT NULL
        AND coalesce(abs(new.publish_day_at - (julianday(new.publish_day) - 2440587.5) * 86400000) > 144000000, true)) BEGIN
    SELECT RAISE(ABORT, 'a language is a tag such as en, and a day of publication belongs to its moment');
END;
