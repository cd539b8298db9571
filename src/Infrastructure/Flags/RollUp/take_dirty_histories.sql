-- Takes every dirty mark of a flag whose past is to be replayed. @instance. Grain: flag.
WITH taken AS (
    DELETE FROM flags.dirty_histories AS marks
    WHERE marks.instance_id = @instance
    RETURNING marks.flag
)
SELECT DISTINCT taken.flag
FROM taken
ORDER BY taken.flag
