SELECT has_table_privilege('articles', 'INSERT') AS writes,
    has_table_privilege('outbox', 'SELECT') AND has_table_privilege('outbox', 'UPDATE')
        AND has_table_privilege('outbox', 'DELETE') AS relays
