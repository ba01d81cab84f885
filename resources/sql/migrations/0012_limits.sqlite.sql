-- These limits are of times; those of core/limits.h, in bytes, are no part of the schema. The step keeps its name, which
-- schema_version stores.
-- A time lies in the years 1 to 9999, in milliseconds: what shows or indexes it knows no other. Rows that are there are not
-- looked at, save those of the outbox: one that the relay cannot lease would stop all the others.
UPDATE outbox
SET created_at = CASE WHEN created_at BETWEEN -62135596800000 AND 253402300799999 THEN created_at
        ELSE CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) END,
    lease_until = 0
WHERE created_at NOT BETWEEN -62135596800000 AND 253402300799999 OR lease_until NOT BETWEEN -62135596800000 AND 253402300799999;
CREATE TRIGGER articles_years_new BEFORE INSERT ON articles
WHEN new.publish_at NOT BETWEEN -62135596800000 AND 253402300799999
    OR new.created_at NOT BETWEEN -62135596800000 AND 253402300799999
    OR new.updated_at NOT BETWEEN -62135596800000 AND 253402300799999
    OR new.deleted_at NOT BETWEEN -62135596800000 AND 253402300799999 BEGIN
    SELECT RAISE(ABORT, 'a time lies in the years 1 to 9999');
END;
CREATE TRIGGER articles_years_changed BEFORE UPDATE OF publish_at, created_at, updated_at, deleted_at ON articles
WHEN new.publish_at NOT BETWEEN -62135596800000 AND 253402300799999
    OR new.created_at NOT BETWEEN -62135596800000 AND 253402300799999
    OR new.updated_at NOT BETWEEN -62135596800000 AND 253402300799999
    OR new.deleted_at NOT BETWEEN -62135596800000 AND 253402300799999 BEGIN
    SELECT RAISE(ABORT, 'a time lies in the years 1 to 9999');
END;
CREATE TRIGGER revisions_years_new BEFORE INSERT ON revisions
WHEN new.saved_at NOT BETWEEN -62135596800000 AND 253402300799999 BEGIN
    SELECT RAISE(ABORT, 'a time lies in the years 1 to 9999');
END;
CREATE TRIGGER revisions_years_changed BEFORE UPDATE OF saved_at ON revisions
WHEN new.saved_at NOT BETWEEN -62135596800000 AND 253402300799999 BEGIN
    SELECT RAISE(ABORT, 'a time lies in the years 1 to 9999');
END;
CREATE TRIGGER working_copies_years_new BEFORE INSERT ON working_copies
WHEN new.updated_at NOT BETWEEN -62135596800000 AND 253402300799999 BEGIN
    SELECT RAISE(ABORT, 'a time lies in the years 1 to 9999');
END;
CREATE TRIGGER working_copies_years_changed BEFORE UPDATE OF updated_at ON working_copies
WHEN new.updated_at NOT BETWEEN -62135596800000 AND 253402300799999 BEGIN
    SELECT RAISE(ABORT, 'a time lies in the years 1 to 9999');
END;
CREATE TRIGGER outbox_years_new BEFORE INSERT ON outbox
WHEN new.created_at NOT BETWEEN -62135596800000 AND 253402300799999
    OR new.lease_until NOT BETWEEN -62135596800000 AND 253402300799999 BEGIN
    SELECT RAISE(ABORT, 'a time lies in the years 1 to 9999');
END;
CREATE TRIGGER outbox_years_changed BEFORE UPDATE OF created_at, lease_until ON outbox
WHEN new.created_at NOT BETWEEN -62135596800000 AND 253402300799999
    OR new.lease_until NOT BETWEEN -62135596800000 AND 253402300799999 BEGIN
    SELECT RAISE(ABORT, 'a time lies in the years 1 to 9999');
END;
