-- Which flags came, went or moved to another project, and which changed at all? Grain: flag.
-- The days of those that moved are looked up by the roll-up, since metrics may arrive meanwhile.
WITH changed AS (
    SELECT coalesce(incoming.name, outgoing.name) AS flag, incoming.project IS DISTINCT FROM outgoing.project AS moved
    FROM incoming_flags_flags AS incoming
    FULL JOIN outgoing_flags_flags AS outgoing ON outgoing.name = incoming.name
), histories AS (
    INSERT INTO flags.dirty_histories (instance_id, flag)
    SELECT @instance, changed.flag
    FROM changed
)
INSERT INTO flags.dirty_flags (instance_id, flag)
SELECT @instance, changed.flag
FROM changed
WHERE changed.moved
