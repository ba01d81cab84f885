-- Changes of many articles: each action, its articles, and of those that it changed what an undo needs. Kept 30 days.
CREATE TABLE IF NOT EXISTS bulk_actions (
    id uuid PRIMARY KEY,
    created_by text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    change jsonb NOT NULL,
    undoes uuid REFERENCES bulk_actions (id) ON DELETE SET NULL,
    state text NOT NULL DEFAULT 'preparing' CHECK (state IN ('preparing', 'running', 'done', 'cancelled'))
);
CREATE INDEX IF NOT EXISTS bulk_actions_created ON bulk_actions (created_at, id);
CREATE INDEX IF NOT EXISTS bulk_actions_undoes ON bulk_actions (undoes) WHERE undoes IS NOT NULL;

-- version_before: when the action was confirmed, 0 where the article was not to be seen; before: the members that it changed.
CREATE TABLE IF NOT EXISTS bulk_rows (
    action uuid NOT NULL REFERENCES bulk_actions (id) ON DELETE CASCADE,
    article_id uuid NOT NULL,
    version_before bigint NOT NULL,
    version_after bigint,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'changed', 'unchanged', 'skipped')),
    reason text NOT NULL DEFAULT '',
    message text NOT NULL DEFAULT '',
    before jsonb,
    PRIMARY KEY (action, article_id)
) WITH (fillfactor = 70);
CREATE INDEX IF NOT EXISTS bulk_rows_waiting ON bulk_rows (action, article_id) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS bulk_rows_skipped ON bulk_rows (action, article_id) WHERE state = 'skipped';

-- Rights that were set up before know nothing of these tables: who is not their owner has his own actions.
ALTER TABLE bulk_actions ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_actions ON bulk_actions;
CREATE POLICY own_actions ON bulk_actions USING (created_by = CAST(session_user AS text))
    WITH CHECK (created_by = CAST(session_user AS text));
ALTER TABLE bulk_rows ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_actions ON bulk_rows;
CREATE POLICY own_actions ON bulk_rows USING (action IN (SELECT id FROM bulk_actions))
    WITH CHECK (action IN (SELECT id FROM bulk_actions));

-- Single saves are relayed before what a bulk action saves; relays of before this step go by the sequence alone.
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS bulk boolean NOT NULL DEFAULT false;
CREATE INDEX IF NOT EXISTS outbox_waiting_bulk ON outbox (bulk, sequence) WHERE NOT dead;

-- Who may save articles by rights that were set up before may change many of them.
DO $$
DECLARE
    allowed record;
BEGIN
    FOR allowed IN
        SELECT DISTINCT CAST(CAST(acl.grantee AS regrole) AS text) AS name
        FROM pg_class, aclexplode(relacl) AS acl
        WHERE pg_class.oid = CAST('articles' AS regclass) AND acl.privilege_type = 'UPDATE'
            AND acl.grantee NOT IN (0, relowner)
    LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON bulk_actions, bulk_rows TO %s', allowed.name);
        EXECUTE format('GRANT INSERT (bulk) ON outbox TO %s', allowed.name);
    END LOOP;
END;
$$
