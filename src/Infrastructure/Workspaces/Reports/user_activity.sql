-- How many minutes did each known user work in the window, and on which templates? Grain: user.
-- Whole UTC days come from day rows, where half hours are capped at 30 minutes already; cut days from half hours.
WITH cut_half_hours AS MATERIALIZED (
    SELECT half_hours.user_id, half_hours.start_time, half_hours.template_id, half_hours.usage_mins
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND ((half_hours.start_time >= @head_start AND half_hours.start_time < @head_end)
           OR (half_hours.start_time >= @tail_start AND half_hours.start_time < @tail_end))
), minutes AS (
    SELECT days.user_id, sum(days.usage_mins) AS usage_mins
    FROM (
        SELECT user_days.user_id, user_days.usage_mins
        FROM workspaces.user_days
        WHERE user_days.instance_id = @instance AND user_days.day >= @first_day AND user_days.day < @end_day
        UNION ALL
        SELECT cut.user_id, least(30, sum(cut.usage_mins))
        FROM cut_half_hours AS cut
        GROUP BY cut.user_id, cut.start_time
    ) AS days
    GROUP BY days.user_id
), templates AS (
    SELECT used.user_id, array_agg(used.template_id ORDER BY used.template_id) AS template_ids
    FROM (
        SELECT user_days.user_id, unnest(user_days.template_ids) AS template_id
        FROM workspaces.user_days
        WHERE user_days.instance_id = @instance AND user_days.day >= @first_day AND user_days.day < @end_day
        UNION
        SELECT cut.user_id, cut.template_id
        FROM cut_half_hours AS cut
    ) AS used
    GROUP BY used.user_id
)
SELECT users.id AS user_id, users.username, coalesce(users.avatar_url, '') AS avatar_url, templates.template_ids, minutes.usage_mins
FROM minutes
JOIN templates ON templates.user_id = minutes.user_id
JOIN workspaces.users ON users.instance_id = @instance AND users.id = minutes.user_id
ORDER BY users.id
