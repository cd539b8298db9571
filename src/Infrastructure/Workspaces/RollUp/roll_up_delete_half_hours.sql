-- Makes room for what the noted half hours come to now. @instance.
DELETE FROM workspaces.usage_half_hours AS stored
USING rolling
WHERE stored.instance_id = @instance
  AND stored.user_id = rolling.user_id
  AND stored.start_time = rolling.start_time
