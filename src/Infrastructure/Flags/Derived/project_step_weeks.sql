-- What do the steps of each project's flags come to in these ISO weeks? @instance, @weeks: their Mondays. Grain: week, project.
DELETE FROM flags.project_step_weeks AS stored
WHERE stored.instance_id = @instance
  AND stored.week = ANY (@weeks);

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
-- Lateral and with an offset, so that each week is looked up by the index, also while the table is so new that nothing is known of its size.
CROSS JOIN LATERAL (
    SELECT flag_steps.*
    FROM flags.flag_steps
    WHERE flag_steps.instance_id = @instance
      AND flag_steps.day >= weeks.week
      AND flag_steps.day < weeks.week + 7
    OFFSET 0
) AS steps
GROUP BY weeks.week, steps.project
