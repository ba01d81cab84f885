-- The database counts the tags by itself, as PostgreSQL does.
CREATE TRIGGER articles_tags_new AFTER INSERT ON articles WHEN new.deleted_at IS NULL BEGIN
    INSERT INTO tag_counts (tag, articles)
    SELECT value, 1 FROM json_each(new.tags) WHERE true
    ON CONFLICT (tag) DO UPDATE SET articles = tag_counts.articles + 1;
END;
CREATE TRIGGER articles_tags_changed AFTER UPDATE OF tags, deleted_at ON articles
    WHEN old.tags <> new.tags OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL) BEGIN
    INSERT INTO tag_counts (tag, articles)
    SELECT value, -1 FROM json_each(old.tags) WHERE old.deleted_at IS NULL
    ON CONFLICT (tag) DO UPDATE SET articles = tag_counts.articles - 1;
    INSERT INTO tag_counts (tag, articles)
    SELECT value, 1 FROM json_each(new.tags) WHERE new.deleted_at IS NULL
    ON CONFLICT (tag) DO UPDATE SET articles = tag_counts.articles + 1;
END;
CREATE TRIGGER articles_tags_gone AFTER DELETE ON articles WHEN old.deleted_at IS NULL BEGIN
    INSERT INTO tag_counts (tag, articles)
    SELECT value, -1 FROM json_each(old.tags) WHERE true
    ON CONFLICT (tag) DO UPDATE SET articles = tag_counts.articles - 1;
END;

DELETE FROM tag_counts;
INSERT INTO tag_counts (tag, articles)
SELECT each.value, count(*)
FROM articles, json_each(articles.tags) AS each
WHERE articles.deleted_at IS NULL
GROUP BY each.value
