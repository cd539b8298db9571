-- Takes every dirty mark of the instance. @instance.
WITH taken AS (
    DELETE FROM workspaces.dirty_half_hours AS marks
    WHERE marks.instance_id = @instance
    RETURNING marks.start_time, marks.user_ids
)
INSERT INTO rolling (start_time, user_id)
SELECT DISTINCT taken.start_time, users.id
FROM taken
CROSS JOIN LATERAL unnest(taken.user_ids) AS users (id)
ORDER BY taken.start_time, users.id
