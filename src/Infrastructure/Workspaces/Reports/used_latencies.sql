-- Which median latencies had the half hours of the whole deployment on each day? Grain: day.
SELECT days.day, days.users, days.templates, days.latencies
FROM workspaces.deployment_days AS days
WHERE days.instance_id = @instance
  AND days.day >= @first_day
  AND days.day < @end_day
ORDER BY days.day
