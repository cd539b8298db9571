-- Which flags were enabled in environments that came, went or are of another type now? Grain: flag.
INSERT INTO flags.stale_histories (instance_id, flag)
SELECT DISTINCT @instance, events.feature_name
FROM incoming
FULL JOIN outgoing ON outgoing.name = incoming.name
JOIN flags.events
    ON events.instance_id = @instance
    AND events.type = 'feature-environment-enabled'
    AND events.environment = coalesce(incoming.name, outgoing.name)
    AND events.feature_name IS NOT NULL
WHERE incoming.type IS DISTINCT FROM outgoing.type
