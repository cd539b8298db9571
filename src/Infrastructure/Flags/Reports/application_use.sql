-- How often did each application ask for flags, in which environment? @instance, @projects: none for all, @window_start,
-- @window_end: exclusive. Grain: environment, application. Sums stop at what 64 bits hold.
SELECT
    metrics.environment,
    metrics.app_name AS application,
    count(DISTINCT metrics.flag) AS flags,
    least(sum(metrics.yes), 9223372036854775807)::bigint AS yes,
    least(sum(metrics.no), 9223372036854775807)::bigint AS no
FROM flags.flag_metrics AS metrics
WHERE metrics.instance_id = @instance
  AND metrics.timestamp >= @window_start
  AND metrics.timestamp < @window_end
  AND (
      cardinality(@projects) = 0
      OR metrics.flag IN (SELECT flags.name FROM flags.flags WHERE flags.instance_id = @instance AND flags.project = ANY (@projects)))
GROUP BY metrics.environment, metrics.app_name
ORDER BY sum(metrics.yes) + sum(metrics.no) DESC, metrics.environment COLLATE "C", metrics.app_name COLLATE "C"
