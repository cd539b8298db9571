-- What do the steps of each project's flags come to in these ISO weeks? @instance, @weeks: their Mondays. Grain: week, project.
INSERT INTO flags.project_step_weeks
    (instance_id, week, project, flags, stale, potentially_stale, overdue, productions, production_days, archived, launched)
SELECT
    @instance,
    weeks.week,
    steps.project,
    sum(steps.flags),
    sum(steps.stale),
    sum(steps.potentially_stale),
    sum(steps.overdue),
    sum(steps.productions),
    sum(steps.production_days),
    sum(steps.archived),
    sum(steps.launched)
FROM unnest(@weeks) AS weeks (week)
JOIN flags.flag_steps AS steps
    ON steps.instance_id = @instance
    AND steps.day >= weeks.week
    AND steps.day < weeks.week + 7
GROUP BY weeks.week, steps.project
