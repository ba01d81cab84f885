-- Only an admin may write what others saved (resources/sql/rights), and only an admin may delete.
SELECT has_table_privilege('articles', 'INSERT') AND has_table_privilege('revisions', 'INSERT')
    AND (NOT row_security_active('articles') OR has_table_privilege('articles', 'DELETE')) AS allowed
