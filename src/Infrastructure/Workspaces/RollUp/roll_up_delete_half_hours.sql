-- Removes the half hours that come to nothing now. @instance; @window_start and @window_end bound them.
DELETE FROM workspaces.usage_half_hours AS stored
USING vanished
WHERE stored.instance_id = @instance
  AND stored.user_id = vanished.user_id
  AND stored.start_time = vanished.start_time
  AND stored.template_id = vanished.template_id
  AND stored.start_time >= @window_start
  AND stored.start_time < @window_end
