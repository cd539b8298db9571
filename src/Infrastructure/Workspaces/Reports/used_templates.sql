-- In which half hours was each template used on each day? Grain: day.
SELECT days.day, days.templates
FROM workspaces.deployment_days AS days
WHERE days.instance_id = @instance
  AND days.day >= @first_day
  AND days.day < @end_day
ORDER BY days.day
