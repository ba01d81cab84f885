-- A sequence that is not logged may be empty on a standby that becomes the primary (PostgreSQL 15 and newer: "bad magic
-- number in sequence"), and then every change of tags fails there. A row's number is a random one instead.
ALTER TABLE tag_changes ALTER COLUMN number DROP IDENTITY;
ALTER TABLE tag_changes ALTER COLUMN number TYPE uuid USING gen_random_uuid();
ALTER TABLE tag_changes ALTER COLUMN number SET DEFAULT gen_random_uuid()
