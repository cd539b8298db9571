-- Makes room for what the noted hours come to now. @instance, @hours.
DELETE FROM network.log_hours AS stored
WHERE stored.instance_id = @instance
  AND stored.start_time = ANY (@hours)
