-- How many events of each kind were there on the noted days? @instance, @days. Grain: UTC day, project, environment, type.
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
    SELECT days.day, events.project, events.environment, events.type, count(*) AS events
    FROM unnest(@days) AS days (day)
    JOIN flags.events
        ON events.instance_id = @instance
        AND events.created_at >= days.day::timestamp AT TIME ZONE 'UTC'
        AND events.created_at < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
    GROUP BY days.day, events.project, events.environment, events.type
) AS counted
