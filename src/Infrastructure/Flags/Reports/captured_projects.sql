-- What was captured of projects at the ends of ISO weeks? @instance, @first_day: a Monday, @end_day: exclusive. Grain: week, project.
SELECT trends.week, trends.project, trends.flags, trends.stale, trends.potentially_stale, trends.overdue, trends.users
FROM flags.project_flag_trends AS trends
WHERE trends.instance_id = @instance AND trends.week >= @first_day AND trends.week < @end_day
