-- How many events of each kind were there on the dirty days? @instance, @days. Grain: UTC day, project, environment, type.
DELETE FROM flags.event_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days);

INSERT INTO flags.event_days (instance_id, day, position, project, environment, type, events)
SELECT
    @instance,
    counted.day,
    row_number() OVER (PARTITION BY counted.day ORDER BY counted.type, counted.project, counted.environment),
    counted.project,
    counted.environment,
    counted.type,
    counted.events
FROM (
    SELECT days.day, sums.project, sums.environment, sums.type, sums.events
    FROM unnest(@days) AS days (day)
    -- Lateral, so that each day is looked up by the index, also while the table is so new that nothing is known of its size.
    CROSS JOIN LATERAL (
        SELECT events.project, events.environment, events.type, count(*) AS events
        FROM flags.events
        WHERE events.instance_id = @instance
          AND events.created_at >= days.day::timestamp AT TIME ZONE 'UTC'
          AND events.created_at < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
        GROUP BY events.project, events.environment, events.type
    ) AS sums
) AS counted
