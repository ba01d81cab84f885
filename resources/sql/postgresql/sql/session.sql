-- What we need of a session. As options of the address they would be refused by poolers such as PgBouncer.
SELECT set_config('statement_timeout', '60000', false), set_config('timezone', 'UTC', false),
    set_config('idle_in_transaction_session_timeout', '60000', false), set_config('client_min_messages', 'error', false)
