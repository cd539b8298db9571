-- How many edge nodes were up on the noted days, summed over their five minutes? @instance, @days. Grain: UTC day.
INSERT INTO flags.edge_presence_days (instance_id, day, nodes)
SELECT @instance, days.day, count(*)
FROM unnest(@days) AS days (day)
JOIN flags.edge_presence AS presence
    ON presence.instance_id = @instance
    AND presence.bucket >= days.day::timestamp AT TIME ZONE 'UTC'
    AND presence.bucket < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
GROUP BY days.day
