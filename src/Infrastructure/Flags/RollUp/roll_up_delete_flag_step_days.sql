-- The days of noted flags are made anew. @instance, @days.
DELETE FROM flags.flag_step_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days)
