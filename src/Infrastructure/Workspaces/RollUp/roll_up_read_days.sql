-- All half hours of the days that changed. @instance. Grain: half hour, template, user.
INSERT INTO day_half_hours
SELECT
    rolling_days.day,
    (date_part('epoch', stored.start_time)::bigint % 86400 / 1800)::integer,
    stored.*
FROM rolling_days
JOIN workspaces.usage_half_hours AS stored
    ON stored.instance_id = @instance
    AND stored.user_id = rolling_days.user_id
    AND stored.start_time >= rolling_days.day::timestamp AT TIME ZONE 'UTC'
    AND stored.start_time < (rolling_days.day + 1)::timestamp AT TIME ZONE 'UTC'
