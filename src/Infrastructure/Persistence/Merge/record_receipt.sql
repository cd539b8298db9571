-- Counts a collection's records and keeps when it last received any.
-- @instance, @collection, @records more than before, @now.
INSERT INTO access.collections AS kept (instance_id, collection, records, last_received_at)
VALUES (@instance, @collection, @records, @now)
ON CONFLICT (instance_id, collection) DO UPDATE
SET records = kept.records + excluded.records,
    last_received_at = greatest(kept.last_received_at, excluded.last_received_at)
