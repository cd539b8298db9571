-- The deltas of the dirty flags are made anew: on which days were they? @instance, @flags. Grain: UTC day.
WITH former AS (
    DELETE FROM flags.flag_deltas AS stored
    WHERE stored.instance_id = @instance
      AND stored.flag = ANY (@flags)
    RETURNING stored.day
)
SELECT DISTINCT former.day
FROM former
