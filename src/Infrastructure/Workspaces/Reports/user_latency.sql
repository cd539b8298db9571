-- Which median latencies did each known user's half hours have in the window, and on which templates? Grain: user.
-- Latencies come strung together, 4 bytes each; whole UTC days from day rows, cut days from half hours.
WITH cut_half_hours AS MATERIALIZED (
    SELECT half_hours.user_id, half_hours.template_id, half_hours.median_latency_ms
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND ((half_hours.start_time >= @head_start AND half_hours.start_time < @head_end)
           OR (half_hours.start_time >= @tail_start AND half_hours.start_time < @tail_end))
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
), latencies AS (
    SELECT parts.user_id, string_agg(parts.latencies, '') AS latencies
    FROM (
        SELECT user_days.user_id, user_days.latencies
        FROM workspaces.user_days
        WHERE user_days.instance_id = @instance AND user_days.day >= @first_day AND user_days.day < @end_day
        UNION ALL
        SELECT cut.user_id, coalesce(float4send(cut.median_latency_ms), '')
        FROM cut_half_hours AS cut
    ) AS parts
    GROUP BY parts.user_id
)
SELECT users.id AS user_id, users.username, coalesce(users.avatar_url, '') AS avatar_url, templates.template_ids, latencies.latencies
FROM latencies
JOIN templates ON templates.user_id = latencies.user_id
JOIN workspaces.users ON users.instance_id = @instance AND users.id = latencies.user_id
ORDER BY users.id
