-- The texts stay in articles; tombstones are not in it.
CREATE VIRTUAL TABLE article_search USING fts5 (
    title, summary, tags, authors, body,
    content = 'articles', content_rowid = 'number',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_search_insert AFTER INSERT ON articles WHEN new.deleted_at IS NULL BEGIN
    INSERT INTO article_search (rowid, title, summary, tags, authors, body)
    VALUES (new.number, new.title, new.summary, new.tags, new.authors, new.body);
END;
CREATE TRIGGER article_search_leave BEFORE UPDATE OF title, summary, tags, authors, body, deleted_at ON articles
WHEN old.deleted_at IS NULL BEGIN
    INSERT INTO article_search (article_search, rowid, title, summary, tags, authors, body)
    VALUES ('delete', old.number, old.title, old.summary, old.tags, old.authors, old.body);
END;
CREATE TRIGGER article_search_enter AFTER UPDATE OF title, summary, tags, authors, body, deleted_at ON articles
WHEN new.deleted_at IS NULL BEGIN
    INSERT INTO article_search (rowid, title, summary, tags, authors, body)
    VALUES (new.number, new.title, new.summary, new.tags, new.authors, new.body);
END;
CREATE TRIGGER article_search_delete AFTER DELETE ON articles WHEN old.deleted_at IS NULL BEGIN
    INSERT INTO article_search (article_search, rowid, title, summary, tags, authors, body)
    VALUES ('delete', old.number, old.title, old.summary, old.tags, old.authors, old.body);
END;
