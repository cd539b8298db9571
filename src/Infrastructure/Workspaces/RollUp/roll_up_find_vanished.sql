-- Which stored half hours come to nothing now? @instance; @window_start and @window_end bound the dirty half hours.
-- Grain: half hour, template, user.
INSERT INTO vanished (start_time, template_id, user_id)
WITH stored AS MATERIALIZED (
    SELECT former.start_time, former.template_id, former.user_id
    FROM (SELECT dirty.* FROM rolling AS dirty) AS rolling
    CROSS JOIN LATERAL (
        SELECT half_hours.start_time, half_hours.template_id, half_hours.user_id
        FROM workspaces.usage_half_hours AS half_hours
        WHERE half_hours.instance_id = @instance
          AND half_hours.user_id = rolling.user_id
          AND half_hours.start_time = rolling.start_time
          AND half_hours.start_time >= @window_start
          AND half_hours.start_time < @window_end
        OFFSET 0
    ) AS former
)
SELECT stored.start_time, stored.template_id, stored.user_id
FROM stored
WHERE NOT EXISTS (
    SELECT FROM rolled
    WHERE rolled.start_time = stored.start_time AND rolled.template_id = stored.template_id AND rolled.user_id = stored.user_id)
