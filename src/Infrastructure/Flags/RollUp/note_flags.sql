-- Which flags came, went or moved to another project? Grain: flag. Their days are looked up by the roll-up, since metrics may arrive meanwhile.
INSERT INTO flags.stale_flags (instance_id, flag)
SELECT @instance, coalesce(incoming.name, outgoing.name)
FROM incoming
FULL JOIN outgoing ON outgoing.name = incoming.name
WHERE incoming.project IS DISTINCT FROM outgoing.project
