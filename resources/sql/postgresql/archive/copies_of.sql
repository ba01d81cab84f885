SELECT article_id, owner, base_version, CAST(content AS text) AS content,
    CAST(extract(epoch FROM updated_at) * 1000 AS bigint) AS updated_at
FROM working_copies
WHERE article_id = ANY (ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST(:ids AS jsonb)) AS value))
