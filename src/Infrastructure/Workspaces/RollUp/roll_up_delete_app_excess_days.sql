-- Makes room for the days that changed. @instance.
DELETE FROM workspaces.app_excess_days AS stored
USING rolling_days
WHERE stored.instance_id = @instance
  AND stored.day = rolling_days.day
  AND stored.user_id = rolling_days.user_id
