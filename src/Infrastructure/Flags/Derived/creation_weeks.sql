-- How many flags of each type were created in each project in these ISO weeks? @instance, @weeks: their Mondays. Grain: week, project, type.
DELETE FROM flags.creation_weeks AS stored
WHERE stored.instance_id = @instance
  AND stored.week = ANY (@weeks);

INSERT INTO flags.creation_weeks (instance_id, week, project, type, flags)
SELECT @instance, weeks.week, steps.project, steps.type, sum(steps.created)
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
WHERE steps.created > 0
GROUP BY weeks.week, steps.project, steps.type
