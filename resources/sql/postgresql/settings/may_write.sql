SELECT has_table_privilege('settings', 'INSERT') AND has_table_privilege('settings', 'UPDATE') AS allowed
