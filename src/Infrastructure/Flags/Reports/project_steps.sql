-- By how much did the flags of projects become more or fewer in each ISO week, and what happened to them?
-- @instance, @first_day: the first Monday, whose row has all changes before it too, @end_day: exclusive. Grain: week, project.
SELECT
    greatest(steps.week, @first_day) AS week,
    steps.project,
    min(min(steps.week)) OVER (PARTITION BY steps.project) AS since,
    sum(steps.flags)::bigint AS flags,
    sum(steps.stale)::bigint AS stale,
    sum(steps.potentially_stale)::bigint AS potentially_stale,
    sum(steps.overdue)::bigint AS overdue,
    sum(steps.productions)::bigint AS productions,
    sum(steps.production_days)::bigint AS production_days,
    coalesce(sum(steps.archived) FILTER (WHERE steps.week >= @first_day), 0)::bigint AS archived,
    coalesce(sum(steps.launched) FILTER (WHERE steps.week >= @first_day), 0)::bigint AS launched
FROM flags.project_step_weeks AS steps
WHERE steps.instance_id = @instance AND steps.week < @end_day
GROUP BY greatest(steps.week, @first_day), steps.project
ORDER BY week
