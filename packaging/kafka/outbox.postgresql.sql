-- Lets Kafka Connect read Triptych's outbox: docs/handing-on.md. Run once by a superuser in the newsroom's
-- database, after Triptych has made its tables; the server needs wal_level = logical.
-- The role is then given a password: \password triptych_kafka

CREATE ROLE triptych_kafka LOGIN REPLICATION;

-- Debezium reads the table's columns, never its rows: those come from the write-ahead log, to which row-level
-- security does not apply. So no policy is made for this role.
GRANT SELECT ON outbox TO triptych_kafka;

-- Inserts only: that the relay leases and deletes rows is nothing to hand on.
CREATE PUBLICATION triptych_outbox FOR TABLE outbox WITH (publish = 'insert');
