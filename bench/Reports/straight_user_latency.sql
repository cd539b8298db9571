-- How long did each user's connections take in the window? Grain: user. No templates given means all.
SELECT
    half_hours.user_id,
    users.username,
    array_agg(DISTINCT half_hours.template_id) AS template_ids,
    coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY half_hours.median_latency_ms), -1) AS p50,
    coalesce(percentile_cont(0.95) WITHIN GROUP (ORDER BY half_hours.median_latency_ms), -1) AS p95
FROM workspaces.usage_half_hours AS half_hours
JOIN workspaces.users ON users.instance_id = @instance AND users.id = half_hours.user_id
WHERE half_hours.instance_id = @instance
  AND half_hours.start_time >= @start
  AND half_hours.start_time + interval '30 minutes' <= @end
  AND half_hours.start_time < @end
  AND (cardinality(@templates) = 0 OR half_hours.template_id = ANY (@templates))
GROUP BY half_hours.user_id, users.username
ORDER BY half_hours.user_id
