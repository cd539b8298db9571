-- Counts a collection's records, and keeps when and how often it received any.
-- @instance, @collection, @records more than before, @now.
INSERT INTO access.collections AS kept (instance_id, collection, records, last_received_at, version)
VALUES (@instance, @collection, @records, @now, 1)
ON CONFLICT (instance_id, collection) DO UPDATE
SET records = kept.records + excluded.records,
    last_received_at = greatest(kept.last_received_at, excluded.last_received_at),
    version = kept.version + 1
