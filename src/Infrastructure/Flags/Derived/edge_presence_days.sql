-- How many edge nodes were up on the dirty days, summed over their five minutes? @instance, @days. Grain: UTC day.
DELETE FROM flags.edge_presence_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days);

INSERT INTO flags.edge_presence_days (instance_id, day, nodes)
SELECT @instance, days.day, sums.nodes
FROM unnest(@days) AS days (day)
-- Lateral, so that each day is looked up by the index, also while the table is so new that nothing is known of its size.
CROSS JOIN LATERAL (
    SELECT count(*) AS nodes
    FROM flags.edge_presence AS presence
    WHERE presence.instance_id = @instance
      AND presence.bucket >= days.day::timestamp AT TIME ZONE 'UTC'
      AND presence.bucket < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
    HAVING count(*) > 0
) AS sums
