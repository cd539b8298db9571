-- Writes how far a collection has been read, unless somebody else has read on since @former_cursor and @former_digest were read.
-- @instance, @collection, @cursor, @digest, @as_of, @records_read, @records_changed, @progress.
INSERT INTO access.source_collections AS kept
    (instance_id, collection, cursor, digest, as_of, records_read, records_changed, progress)
VALUES (@instance, @collection, @cursor, @digest, @as_of, @records_read, @records_changed, @progress)
ON CONFLICT (instance_id, collection) DO UPDATE
SET cursor = excluded.cursor,
    digest = excluded.digest,
    as_of = excluded.as_of,
    records_read = excluded.records_read,
    records_changed = excluded.records_changed,
    progress = excluded.progress
WHERE kept.cursor IS NOT DISTINCT FROM @former_cursor AND kept.digest IS NOT DISTINCT FROM @former_digest
