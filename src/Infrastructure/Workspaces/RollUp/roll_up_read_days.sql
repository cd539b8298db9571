-- All half hours of the days that changed. @instance. Grain: half hour, template, user.
INSERT INTO day_half_hours
SELECT
    rolling_days.day,
    (date_part('epoch', stored.start_time)::bigint % 86400 / 1800)::integer,
    stored.*
FROM (SELECT DISTINCT changed.day FROM rolling_days AS changed) AS days
CROSS JOIN LATERAL (
    SELECT half_hours.*
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND half_hours.start_time >= days.day::timestamp AT TIME ZONE 'UTC'
      AND half_hours.start_time < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
    OFFSET 0
) AS stored
JOIN rolling_days ON rolling_days.day = days.day AND rolling_days.user_id = stored.user_id
