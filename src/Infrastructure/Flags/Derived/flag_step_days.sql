-- What do the steps of all flags come to on these days? @instance, @days. Grain: UTC day.
DELETE FROM flags.flag_step_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days);

INSERT INTO flags.flag_step_days (instance_id, day, flags, stale, potentially_stale)
SELECT @instance, steps.day, sum(steps.flags), sum(steps.stale), sum(steps.potentially_stale)
FROM flags.flag_steps AS steps
WHERE steps.instance_id = @instance
  AND steps.day = ANY (@days)
GROUP BY steps.day
