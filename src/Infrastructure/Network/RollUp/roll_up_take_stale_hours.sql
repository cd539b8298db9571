-- Takes every note of the instance. @instance. Grain: hour.
WITH taken AS (
    DELETE FROM network.stale_hours AS notes
    WHERE notes.instance_id = @instance
    RETURNING notes.start_time
)
SELECT DISTINCT taken.start_time
FROM taken
