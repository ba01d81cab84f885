-- Which database this is, by whatever address it was reached: the cluster's own number, which its standbys share.
SELECT concat_ws('/', (SELECT system_identifier FROM pg_control_system()), oid) AS identity
FROM pg_database WHERE datname = current_database()
