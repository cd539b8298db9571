-- How many flags of each type were created in each project in these ISO weeks? @instance, @weeks: their Mondays. Grain: week, project, type.
DELETE FROM flags.creation_weeks AS stored
WHERE stored.instance_id = @instance
  AND stored.week = ANY (@weeks);

INSERT INTO flags.creation_weeks (instance_id, week, project, type, flags)
SELECT @instance, weeks.week, deltas.project, deltas.type, sum(deltas.created)
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
WHERE deltas.created > 0
GROUP BY weeks.week, deltas.project, deltas.type
