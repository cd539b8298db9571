-- Which median latencies did each known user's half hours on these templates have in the window? Grain: user.
WITH parts AS MATERIALIZED (
    SELECT usage_days.user_id, usage_days.template_id, usage_days.latencies
    FROM workspaces.usage_days
    WHERE usage_days.instance_id = @instance
      AND usage_days.template_id = ANY (@templates)
      AND usage_days.day >= @first_day
      AND usage_days.day < @end_day
    UNION ALL
    SELECT half_hours.user_id, half_hours.template_id, coalesce(float4send(half_hours.median_latency_ms), '')
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND half_hours.template_id = ANY (@templates)
      AND ((half_hours.start_time >= @head_start AND half_hours.start_time < @head_end)
           OR (half_hours.start_time >= @tail_start AND half_hours.start_time < @tail_end))
), by_user AS (
    SELECT
        parts.user_id,
        array_agg(DISTINCT parts.template_id) AS template_ids,
        string_agg(parts.latencies, '') AS latencies
    FROM parts
    GROUP BY parts.user_id
)
SELECT users.id AS user_id, users.username, coalesce(users.avatar_url, '') AS avatar_url, by_user.template_ids, by_user.latencies
FROM by_user
JOIN workspaces.users ON users.instance_id = @instance AND users.id = by_user.user_id
ORDER BY users.id
