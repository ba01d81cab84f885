SELECT EXISTS (
    SELECT 1
    FROM revisions
    WHERE article_id = :article_id AND version = :version AND saved_at = :saved_at
) AS found
