-- Changes of many articles: each action, its articles, and of those that it changed what an undo needs. Kept 30 days.
CREATE TABLE IF NOT EXISTS bulk_actions (
    id TEXT PRIMARY KEY,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    change TEXT NOT NULL CHECK (json_valid(change)),
    undoes TEXT REFERENCES bulk_actions (id) ON DELETE SET NULL,
    state TEXT NOT NULL DEFAULT 'preparing' CHECK (state IN ('preparing', 'running', 'done', 'cancelled'))
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bulk_actions_created ON bulk_actions (created_at, id);
CREATE INDEX IF NOT EXISTS bulk_actions_undoes ON bulk_actions (undoes) WHERE undoes IS NOT NULL;

-- version_before: when the action was confirmed, 0 where the article was not to be seen; before: the members that it changed.
CREATE TABLE IF NOT EXISTS bulk_rows (
    action TEXT NOT NULL REFERENCES bulk_actions (id) ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    version_before INTEGER NOT NULL,
    version_after INTEGER,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'changed', 'unchanged', 'skipped')),
    reason TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    before TEXT,
    PRIMARY KEY (action, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bulk_rows_waiting ON bulk_rows (action, article_id) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS bulk_rows_skipped ON bulk_rows (action, article_id) WHERE state = 'skipped'
