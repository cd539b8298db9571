-- Takes every note of a flag of the instance: in which ISO weeks, by their Mondays, does such a flag have metrics? @instance. Grain: week.
WITH taken AS (
    DELETE FROM flags.stale_flags AS notes
    WHERE notes.instance_id = @instance
    RETURNING notes.flag
)
SELECT DISTINCT date_trunc('week', metric_days.day)::date AS week
FROM flags.metric_days
WHERE metric_days.instance_id = @instance
  AND metric_days.flag IN (SELECT taken.flag FROM taken)
