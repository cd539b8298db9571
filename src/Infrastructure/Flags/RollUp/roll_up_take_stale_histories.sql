-- Takes every note of a flag whose past is to be told anew. @instance. Grain: flag.
WITH taken AS (
    DELETE FROM flags.stale_histories AS notes
    WHERE notes.instance_id = @instance
    RETURNING notes.flag
)
SELECT DISTINCT taken.flag
FROM taken
ORDER BY taken.flag
