-- Takes the marks of the days that are to be computed anew from all their half hours. @instance. Grain: mark.
DELETE FROM workspaces.dirty_days AS dirty
WHERE dirty.instance_id = @instance
RETURNING dirty.day
