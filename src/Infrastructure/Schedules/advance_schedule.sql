-- Writes down that the time of a schedule is done with, unless another server has, or somebody has changed the schedule meanwhile.
UPDATE notifications.schedules
SET next_at = @next_at, last_at = coalesce(@last_at, schedules.last_at), last_error = @error
WHERE schedules.name = @name AND schedules.next_at = @due_at AND schedules.definition = @definition::jsonb
