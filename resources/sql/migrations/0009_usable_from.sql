-- What programs may do with a schema that is newer than they are: one whose own number is usable_from or above reads and
-- writes, one whose number is relayable_from or above also relays. A row says so of the schema as it is after its step;
-- the last row holds, and one that says nothing lets no older program in. From here on a step only adds, or refuses
-- values that no program of these numbers writes.
ALTER TABLE schema_version ADD COLUMN usable_from integer NOT NULL DEFAULT 2147483647;
ALTER TABLE schema_version ADD COLUMN relayable_from integer NOT NULL DEFAULT 2147483647
