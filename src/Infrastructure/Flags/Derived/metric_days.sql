-- What do the metrics of each flag come to on the dirty days? @instance, @days. Grain: UTC day, flag.
-- A bucket is one hour of one application in one environment; each may count variants. Sums stop at what 64 bits hold.
DELETE FROM flags.metric_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days);

INSERT INTO flags.metric_days (instance_id, day, flag, buckets, variants, yes, no, apps, environments)
SELECT @instance, days.day, sums.flag, sums.buckets, sums.variants, sums.yes, sums.no, sums.apps, sums.environments
FROM unnest(@days) AS days (day)
-- Lateral, so that each day is looked up by the index, also while the table is so new that nothing is known of its size.
CROSS JOIN LATERAL (
    SELECT
        metrics.flag,
        count(*) AS buckets,
        coalesce(sum(CASE WHEN metrics.variants IS NOT NULL THEN (SELECT count(*) FROM jsonb_object_keys(metrics.variants)) END), 0) AS variants,
        least(sum(metrics.yes), 9223372036854775807) AS yes,
        least(sum(metrics.no), 9223372036854775807) AS no,
        array_agg(DISTINCT metrics.app_name) AS apps,
        array_agg(DISTINCT metrics.environment) AS environments
    FROM flags.flag_metrics AS metrics
    WHERE metrics.instance_id = @instance
      AND metrics.timestamp >= days.day::timestamp AT TIME ZONE 'UTC'
      AND metrics.timestamp < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
    GROUP BY metrics.flag
) AS sums
