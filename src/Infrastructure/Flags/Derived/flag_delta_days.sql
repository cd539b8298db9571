-- What do the deltas of all flags come to on these days? @instance, @days. Grain: UTC day.
DELETE FROM flags.flag_delta_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days);

INSERT INTO flags.flag_delta_days (instance_id, day, flags, stale, potentially_stale)
SELECT @instance, deltas.day, sum(deltas.flags), sum(deltas.stale), sum(deltas.potentially_stale)
FROM flags.flag_deltas AS deltas
WHERE deltas.instance_id = @instance
  AND deltas.day = ANY (@days)
GROUP BY deltas.day
