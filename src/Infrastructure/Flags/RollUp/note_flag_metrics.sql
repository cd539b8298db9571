-- Which UTC days are the new, changed and former metrics of? Grain: day.
INSERT INTO flags.stale_days (instance_id, source, day)
SELECT DISTINCT @instance, 'flag-metrics', (changed.timestamp AT TIME ZONE 'UTC')::date
FROM (
    SELECT incoming.timestamp FROM incoming
    UNION ALL
    SELECT outgoing.timestamp FROM outgoing
) AS changed
