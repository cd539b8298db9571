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
    sum(earlier.productions)::bigint AS productions,
    sum(earlier.production_days)::bigint AS production_days,
    0::bigint AS archived,
    0::bigint AS launched
FROM flags.project_step_weeks AS earlier
WHERE earlier.instance_id = @instance AND earlier.week < @first_day
GROUP BY earlier.project
UNION ALL
SELECT
    steps.week,
    steps.project,
    steps.week,
    steps.flags,
    steps.stale,
    steps.potentially_stale,
    steps.overdue,
    steps.productions,
    steps.production_days,
    steps.archived,
    steps.launched
FROM flags.project_step_weeks AS steps
WHERE steps.instance_id = @instance AND steps.week >= @first_day AND steps.week < @end_day
ORDER BY week
