SELECT EXISTS (
    SELECT 1
    FROM articles
    WHERE id = :id AND version = :version AND updated_by = :actor
        AND CAST(extract(epoch FROM deleted_at) * 1000 AS bigint) = :deleted_at
) OR EXISTS (
    SELECT 1
    FROM articles
    WHERE id = :id AND version > :version
        AND NOT EXISTS (SELECT 1 FROM revisions WHERE article_id = :id AND version = :version)
) AS found
