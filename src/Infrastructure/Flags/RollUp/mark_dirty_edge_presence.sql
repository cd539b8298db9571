-- Which UTC days are the new edge presences of? Grain: day. One has nothing but its key, so that none changes.
INSERT INTO flags.dirty_days (instance_id, source, day)
SELECT DISTINCT @instance, 'edge-presence', (incoming.bucket AT TIME ZONE 'UTC')::date
FROM incoming_flags_edge_presence AS incoming
