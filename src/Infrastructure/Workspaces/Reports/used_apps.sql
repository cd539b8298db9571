-- How were apps used in the whole deployment on each day? Grain: day. Who the users are is given where a use touches a midnight.
SELECT
    days.day, days.templates, days.apps,
    CASE WHEN length(days.apps) = 0 OR get_byte(days.apps, 0) = 0 THEN ''::bytea ELSE days.users END AS users
FROM workspaces.deployment_days AS days
WHERE days.instance_id = @instance
  AND days.day >= @first_day
  AND days.day < @end_day
ORDER BY days.day
