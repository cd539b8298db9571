-- How many minutes had each half hour of each template on these days? Grain: day and template. No templates given means all.
SELECT days.day, days.template_id, days.users, days.minutes AS contents
FROM workspaces.template_days AS days
WHERE days.instance_id = @instance
  AND (cardinality(@templates) = 0 OR days.template_id = ANY (@templates))
  AND days.day = ANY (@days)
