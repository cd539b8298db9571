-- The weeks of noted days are made anew. @instance, @weeks: their Mondays.
DELETE FROM flags.metric_weeks AS stored
WHERE stored.instance_id = @instance
  AND stored.week = ANY (@weeks)
