-- How many events were about each environment on the dirty days? @instance, @days. Grain: UTC day, environment.
DELETE FROM flags.environment_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days);

INSERT INTO flags.environment_days (instance_id, day, environment, updates)
SELECT @instance, event_days.day, event_days.environment, sum(event_days.events)
FROM flags.event_days
WHERE event_days.instance_id = @instance
  AND event_days.day = ANY (@days)
  AND event_days.environment IS NOT NULL
GROUP BY event_days.day, event_days.environment
