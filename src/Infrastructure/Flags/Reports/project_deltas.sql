-- By how much did the flags of projects become more or fewer in each ISO week, and what happened to them?
-- @instance, @first_day: the first Monday, @end_day: exclusive. Grain: week, project. The weeks before the first are one, in which nothing happened.
SELECT
    @first_day - 7 AS week,
    earlier.project,
    min(earlier.week) AS since,
    sum(earlier.flags)::bigint AS flags,
    sum(earlier.stale)::bigint AS stale,
    sum(earlier.potentially_stale)::bigint AS potentially_stale,
    sum(earlier.overdue)::bigint AS overdue,
    sum(earlier.reached_production)::bigint AS reached_production,
    sum(earlier.production_days)::bigint AS production_days,
    0::bigint AS archived,
    0::bigint AS launched
FROM flags.project_delta_weeks AS earlier
WHERE earlier.instance_id = @instance AND earlier.week < @first_day
GROUP BY earlier.project
UNION ALL
SELECT
    deltas.week,
    deltas.project,
    deltas.week,
    deltas.flags,
    deltas.stale,
    deltas.potentially_stale,
    deltas.overdue,
    deltas.reached_production,
    deltas.production_days,
    deltas.archived,
    deltas.launched
FROM flags.project_delta_weeks AS deltas
WHERE deltas.instance_id = @instance AND deltas.week >= @first_day AND deltas.week < @end_day
ORDER BY week
