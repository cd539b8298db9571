-- How many minutes did each known user work on these templates in the window? Grain: user.
-- Day rows are sums for one template each; where a user's templates pass 30 minutes in a half hour, the excess is taken off.
WITH cut_half_hours AS MATERIALIZED (
    SELECT half_hours.user_id, half_hours.start_time, half_hours.template_id, half_hours.usage_mins
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND half_hours.template_id = ANY (@templates)
      AND ((half_hours.start_time >= @head_start AND half_hours.start_time < @head_end)
           OR (half_hours.start_time >= @tail_start AND half_hours.start_time < @tail_end))
), whole_days AS MATERIALIZED (
    SELECT usage_days.user_id, usage_days.template_id, sum(usage_days.usage_mins) AS usage_mins
    FROM workspaces.usage_days
    WHERE usage_days.instance_id = @instance
      AND usage_days.template_id = ANY (@templates)
      AND usage_days.day >= @first_day
      AND usage_days.day < @end_day
    GROUP BY usage_days.user_id, usage_days.template_id
), minutes AS (
    SELECT parts.user_id, sum(parts.usage_mins) AS usage_mins
    FROM (
        SELECT whole_days.user_id, whole_days.usage_mins
        FROM whole_days
        UNION ALL
        SELECT cut.user_id, least(30, sum(cut.usage_mins))
        FROM cut_half_hours AS cut
        GROUP BY cut.user_id, cut.start_time
        UNION ALL
        SELECT half_hours.user_id, least(0, 30 - sum(half_hours.usage_mins))
        FROM workspaces.usage_half_hours AS half_hours
        WHERE cardinality(@templates) > 1
          AND half_hours.instance_id = @instance
          AND half_hours.crowded
          AND half_hours.template_id = ANY (@templates)
          AND half_hours.start_time >= @first_day::timestamp AT TIME ZONE 'UTC'
          AND half_hours.start_time < @end_day::timestamp AT TIME ZONE 'UTC'
        GROUP BY half_hours.user_id, half_hours.start_time
    ) AS parts
    GROUP BY parts.user_id
), templates AS (
    SELECT used.user_id, array_agg(used.template_id ORDER BY used.template_id) AS template_ids
    FROM (
        SELECT whole_days.user_id, whole_days.template_id FROM whole_days
        UNION
        SELECT cut.user_id, cut.template_id FROM cut_half_hours AS cut
    ) AS used
    GROUP BY used.user_id
)
SELECT users.id AS user_id, users.username, coalesce(users.avatar_url, '') AS avatar_url, templates.template_ids, minutes.usage_mins
FROM minutes
JOIN templates ON templates.user_id = minutes.user_id
JOIN workspaces.users ON users.instance_id = @instance AND users.id = minutes.user_id
ORDER BY users.id
