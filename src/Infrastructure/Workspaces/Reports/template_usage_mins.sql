-- How many minutes was each template used on each day, and was the day summed up since an upgrade? Grain: day and template.
SELECT days.day, days.template_id, days.usage_mins, cardinality(days.kind_mins) > 0 AS is_summed
FROM workspaces.template_days AS days
WHERE days.instance_id = @instance
  AND days.day >= @first_day
  AND days.day < @end_day
