-- In which months can there be ready-made and raw records of these days, and on which of the days are there half hours? @instance, @days, @months.
-- Grain: collection and month; day.
SELECT months.collection, months.month
FROM workspaces.stored_months AS months
WHERE months.instance_id = @instance AND months.month = ANY (@months) AND months.collection IN ('usage', 'agent-stats')
UNION ALL
SELECT 'half-hours', days.day
FROM unnest(@days) AS days (day)
CROSS JOIN LATERAL (
    SELECT
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND half_hours.start_time >= days.day::timestamp AT TIME ZONE 'UTC'
      AND half_hours.start_time < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
    LIMIT 1
) AS first_of_day
