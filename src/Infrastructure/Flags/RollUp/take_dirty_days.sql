-- Takes every dirty mark of a day of the instance. @instance. Grain: collection, day.
WITH taken AS (
    DELETE FROM flags.dirty_days AS marks
    WHERE marks.instance_id = @instance
    RETURNING marks.source, marks.day
)
SELECT DISTINCT taken.source, taken.day
FROM taken
