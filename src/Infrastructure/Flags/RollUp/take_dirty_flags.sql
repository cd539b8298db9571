-- Takes every dirty mark of a flag of the instance: in which ISO weeks, by their Mondays, does such a flag have metrics? @instance. Grain: week.
WITH taken AS (
    DELETE FROM flags.dirty_flags AS marks
    WHERE marks.instance_id = @instance
    RETURNING marks.flag
)
SELECT DISTINCT weeks.week
FROM (SELECT DISTINCT taken.flag FROM taken) AS moved
-- Lateral and with an offset, so that each flag is looked up by the index, whatever the planner believes of the table's size.
CROSS JOIN LATERAL (
    SELECT date_trunc('week', metric_days.day)::date AS week
    FROM flags.metric_days
    WHERE metric_days.instance_id = @instance
      AND metric_days.flag = moved.flag
    OFFSET 0
) AS weeks
