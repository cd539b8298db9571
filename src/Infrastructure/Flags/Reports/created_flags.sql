-- How many flags were created in each ISO week? @instance, @first_day: a Monday, @end_day: exclusive. Grain: week, project, type.
SELECT weeks.week, weeks.project, weeks.type, weeks.flags
FROM flags.creation_weeks AS weeks
WHERE weeks.instance_id = @instance AND weeks.week >= @first_day AND weeks.week < @end_day
