-- What do the metrics of each flag come to on the noted days? @instance, @days. Grain: UTC day, flag.
-- A bucket is one hour of one application in one environment; each may count variants.
INSERT INTO flags.metric_days (instance_id, day, flag, buckets, variants, yes, no, apps, environments)
SELECT
    @instance,
    days.day,
    metrics.flag,
    count(*),
    coalesce(sum((SELECT count(*) FROM jsonb_object_keys(metrics.variants))), 0),
    sum(metrics.yes),
    sum(metrics.no),
    array_agg(DISTINCT metrics.app_name),
    array_agg(DISTINCT metrics.environment)
FROM unnest(@days) AS days (day)
JOIN flags.flag_metrics AS metrics
    ON metrics.instance_id = @instance
    AND metrics.timestamp >= days.day::timestamp AT TIME ZONE 'UTC'
    AND metrics.timestamp < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
GROUP BY days.day, metrics.flag
