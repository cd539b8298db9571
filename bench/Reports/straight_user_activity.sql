-- How long did each user work in the window? Grain: user. No templates given means all.
-- A half hour counts at most 30 minutes, however many templates share it.
WITH capped AS (
    SELECT
        half_hours.start_time,
        half_hours.user_id,
        array_agg(half_hours.template_id) AS template_ids,
        least(sum(half_hours.usage_mins), 30) AS usage_mins
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND half_hours.start_time >= @start
      AND half_hours.start_time + interval '30 minutes' <= @end
      AND half_hours.start_time < @end
      AND (cardinality(@templates) = 0 OR half_hours.template_id = ANY (@templates))
    GROUP BY half_hours.start_time, half_hours.user_id
), used AS (
    SELECT capped.user_id, array_agg(DISTINCT templates.template_id) AS template_ids
    FROM capped
    CROSS JOIN LATERAL unnest(capped.template_ids) AS templates (template_id)
    GROUP BY capped.user_id
)
SELECT capped.user_id, users.username, used.template_ids, (sum(capped.usage_mins) * 60)::bigint AS seconds
FROM capped
JOIN used ON used.user_id = capped.user_id
JOIN workspaces.users ON users.instance_id = @instance AND users.id = capped.user_id
GROUP BY capped.user_id, users.username, used.template_ids
ORDER BY capped.user_id
