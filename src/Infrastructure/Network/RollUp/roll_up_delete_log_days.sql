-- Makes room for the days that changed. @instance, @days.
DELETE FROM network.log_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days)
