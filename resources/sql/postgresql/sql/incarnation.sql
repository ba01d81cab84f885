-- One life of one server: after a promotion, a restart or a crash it may give the number of a lost transaction again.
-- A crash that ends every session but not the server resets the statistics. Empty while it only follows another.
SELECT CASE WHEN pg_is_in_recovery() THEN ''
    ELSE concat_ws(' ', left(pg_walfile_name(pg_current_wal_lsn()), 8), pg_postmaster_start_time(),
        pg_stat_get_bgwriter_stat_reset_time())
    END AS incarnation
