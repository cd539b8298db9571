-- The weeks of noted flags are made anew. @instance, @weeks: their Mondays.
DELETE FROM flags.creation_weeks AS stored
WHERE stored.instance_id = @instance
  AND stored.week = ANY (@weeks)
