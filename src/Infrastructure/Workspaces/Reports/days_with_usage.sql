-- On which days was anything used? Grain: day.
SELECT days.day
FROM workspaces.deployment_days AS days
WHERE days.instance_id = @instance
  AND days.day >= @first_day
  AND days.day < @end_day
ORDER BY days.day
