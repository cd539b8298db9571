-- How many flags were there at the end of each day, and how many of them stale? What was captured stands.
-- @instance, @first_day, @end_day: exclusive. Grain: UTC day.
WITH sums AS (
    SELECT
        greatest(deltas.day, @first_day) AS day,
        sum(deltas.flags) AS flags,
        sum(deltas.stale) AS stale,
        sum(deltas.potentially_stale) AS potentially_stale
    FROM flags.flag_delta_days AS deltas
    WHERE deltas.instance_id = @instance AND deltas.day < @end_day
    GROUP BY greatest(deltas.day, @first_day)
)
SELECT
    days.day,
    coalesce(captured.total, (sum(coalesce(sums.flags, 0)) OVER (ORDER BY days.day))::bigint) AS total,
    coalesce(captured.stale, (sum(coalesce(sums.stale, 0)) OVER (ORDER BY days.day))::bigint) AS stale,
    coalesce(captured.potentially_stale, (sum(coalesce(sums.potentially_stale, 0)) OVER (ORDER BY days.day))::bigint) AS potentially_stale
FROM (SELECT @first_day + offsets.days AS day FROM generate_series(0, @end_day - @first_day - 1) AS offsets (days)) AS days
LEFT JOIN sums ON sums.day = days.day
LEFT JOIN flags.flag_trends AS captured ON captured.instance_id = @instance AND captured.day = days.day
ORDER BY days.day
