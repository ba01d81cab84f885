INSERT INTO working_copies (article_id, owner, base_version, content, updated_at)
VALUES (:article_id, :owner, :base_version, :content, CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER))
ON CONFLICT (article_id, owner) DO UPDATE
SET base_version = excluded.base_version, content = excluded.content, updated_at = excluded.updated_at
WHERE json_extract(working_copies.content, '$.device') = json_extract(excluded.content, '$.device')
    OR coalesce(json_extract(working_copies.content, '$.device'), '') || ' '
        || coalesce(json_extract(working_copies.content, '$.updated_at'), '') = :over
