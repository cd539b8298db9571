-- What do the deltas of each project's flags come to in these ISO weeks? @instance, @weeks: their Mondays. Grain: week, project.
DELETE FROM flags.project_delta_weeks AS stored
WHERE stored.instance_id = @instance
  AND stored.week = ANY (@weeks);

INSERT INTO flags.project_delta_weeks
    (instance_id, week, project, flags, stale, potentially_stale, overdue, reached_production, production_days, archived, launched)
SELECT
    @instance,
    weeks.week,
    deltas.project,
    sum(deltas.flags),
    sum(deltas.stale),
    sum(deltas.potentially_stale),
    sum(deltas.overdue),
    sum(deltas.reached_production),
    sum(deltas.production_days),
    sum(deltas.archived),
    sum(deltas.launched)
FROM unnest(@weeks) AS weeks (week)
-- Lateral and with an offset, so that each week is looked up by the index, also while the table is so new that nothing is known of its size.
CROSS JOIN LATERAL (
    SELECT flag_deltas.*
    FROM flags.flag_deltas
    WHERE flag_deltas.instance_id = @instance
      AND flag_deltas.day >= weeks.week
      AND flag_deltas.day < weeks.week + 7
    OFFSET 0
) AS deltas
GROUP BY weeks.week, deltas.project
