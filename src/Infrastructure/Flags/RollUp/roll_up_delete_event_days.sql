-- The noted days are made anew. @instance, @days.
DELETE FROM flags.event_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days)
