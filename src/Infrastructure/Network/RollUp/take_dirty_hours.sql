-- Takes every dirty mark of the instance. @instance. Grain: hour.
WITH taken AS (
    DELETE FROM network.dirty_hours AS marks
    WHERE marks.instance_id = @instance
    RETURNING marks.start_time
)
SELECT DISTINCT taken.start_time
FROM taken
