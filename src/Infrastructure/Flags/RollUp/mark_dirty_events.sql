-- Which UTC days are the new, changed and former events of, and of which flags' past do they tell? Grain: day; flag.
WITH changed AS (
    SELECT incoming.created_at, incoming.type, incoming.feature_name FROM incoming_flags_events AS incoming
    UNION ALL
    SELECT outgoing.created_at, outgoing.type, outgoing.feature_name FROM outgoing_flags_events AS outgoing
), histories AS (
    INSERT INTO flags.dirty_histories (instance_id, flag)
    SELECT DISTINCT @instance, changed.feature_name
    FROM changed
    WHERE changed.feature_name IS NOT NULL
      AND changed.type IN ('feature-created', 'feature-archived', 'feature-revived', 'feature-deleted', 'feature-stale-on',
          'feature-stale-off', 'feature-potentially-stale-on', 'feature-project-change', 'feature-environment-enabled')
)
INSERT INTO flags.dirty_days (instance_id, source, day)
SELECT DISTINCT @instance, 'events', (changed.created_at AT TIME ZONE 'UTC')::date
FROM changed
