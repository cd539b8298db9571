-- Which UTC days are the new, changed and former events of? Grain: day.
INSERT INTO flags.stale_days (instance_id, source, day)
SELECT DISTINCT @instance, 'events', (changed.created_at AT TIME ZONE 'UTC')::date
FROM (
    SELECT incoming.created_at FROM incoming
    UNION ALL
    SELECT outgoing.created_at FROM outgoing
) AS changed
