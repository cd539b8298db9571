-- How many events were about environments that are production now, from each of the days on? @instance, @days, @last_day:
-- inclusive. Grain: first day, by its position.
SELECT first_days.position, coalesce(sum(days.updates), 0)::bigint AS updates
FROM unnest(@days) WITH ORDINALITY AS first_days (day, position)
LEFT JOIN (
    flags.environment_days AS days
    JOIN flags.environments
        ON environments.instance_id = @instance
        AND environments.name = days.environment
        AND environments.type = 'production'
)
    ON days.instance_id = @instance
    AND days.day >= first_days.day
    AND days.day <= @last_day
GROUP BY first_days.position
