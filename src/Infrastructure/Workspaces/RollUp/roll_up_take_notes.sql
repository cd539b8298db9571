-- Takes every note of the instance. @instance.
WITH taken AS (
    DELETE FROM workspaces.stale_half_hours AS notes
    WHERE notes.instance_id = @instance
    RETURNING notes.start_time, notes.user_id
)
INSERT INTO rolling (start_time, user_id)
SELECT DISTINCT taken.start_time, taken.user_id
FROM taken
ORDER BY taken.start_time, taken.user_id
