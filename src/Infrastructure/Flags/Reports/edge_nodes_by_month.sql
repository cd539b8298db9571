-- How many edge nodes did the five minutes of each UTC month have, summed up? @instance, @first_day, @end_day: exclusive.
-- Grain: month, by its first day.
SELECT date_trunc('month', days.day)::date AS month, sum(days.nodes)::bigint AS nodes
FROM flags.edge_presence_days AS days
WHERE days.instance_id = @instance AND days.day >= @first_day AND days.day < @end_day
GROUP BY date_trunc('month', days.day)
