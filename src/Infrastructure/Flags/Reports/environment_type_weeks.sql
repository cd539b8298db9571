-- How many changes were there in the environments of each type in each ISO week? Environments are of the type that they are now;
-- those that are no more do not count. @instance, @first_day: a Monday, @end_day: exclusive. Grain: week, type.
SELECT date_trunc('week', days.day)::date AS week, environments.type, sum(days.updates)::bigint AS updates
FROM flags.environment_days AS days
JOIN flags.environments ON environments.instance_id = @instance AND environments.name = days.environment
WHERE days.instance_id = @instance AND days.day >= @first_day AND days.day < @end_day
GROUP BY date_trunc('week', days.day), environments.type
