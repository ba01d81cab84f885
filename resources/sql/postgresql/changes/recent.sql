SELECT id, version
FROM (
    -- By the transaction, which has an index that tombstones are in as well.
    SELECT id, version, updated_at FROM articles ORDER BY changed_in DESC LIMIT :limit
) AS newest
WHERE updated_at > clock_timestamp() - make_interval(secs => :seconds)
