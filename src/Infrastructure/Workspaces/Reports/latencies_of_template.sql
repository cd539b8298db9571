-- Which median latencies had the half hours of one template on each day? Grain: day.
SELECT days.day, days.users, days.latencies
FROM workspaces.template_days AS days
WHERE days.instance_id = @instance
  AND days.template_id = @template
  AND days.day >= @first_day
  AND days.day < @end_day
ORDER BY days.day
