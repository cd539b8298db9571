-- How much were the flags of projects used in each ISO week? @instance, @first_day: a Monday, @end_day: exclusive. Grain: week, project.
SELECT weeks.week, weeks.project, weeks.yes, weeks.no, weeks.apps, weeks.flags, weeks.environments
FROM flags.metric_weeks AS weeks
WHERE weeks.instance_id = @instance AND weeks.week >= @first_day AND weeks.week < @end_day
