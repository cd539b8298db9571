-- Takes every note of a day of the instance. @instance. Grain: collection, day.
WITH taken AS (
    DELETE FROM flags.stale_days AS notes
    WHERE notes.instance_id = @instance
    RETURNING notes.source, notes.day
)
SELECT DISTINCT taken.source, taken.day
FROM taken
