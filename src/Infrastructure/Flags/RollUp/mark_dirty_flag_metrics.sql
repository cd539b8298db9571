-- Which UTC days are the new, changed and former metrics of? Grain: day.
INSERT INTO flags.dirty_days (instance_id, source, day)
SELECT DISTINCT @instance, 'flag-metrics', (changed.timestamp AT TIME ZONE 'UTC')::date
FROM (
    SELECT incoming.timestamp FROM incoming_flags_flag_metrics AS incoming
    UNION ALL
    SELECT outgoing.timestamp FROM outgoing_flags_flag_metrics AS outgoing
) AS changed
