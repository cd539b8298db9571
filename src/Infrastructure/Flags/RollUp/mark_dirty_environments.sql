-- Which flags were enabled in environments that came, went or are of another type now? Grain: flag.
-- The look-up is a subquery of its own: where tables are distributed, it can't be lateral to working tables inside of an INSERT.
INSERT INTO flags.dirty_histories (instance_id, flag)
SELECT @instance, enabled.feature_name
FROM (
    SELECT DISTINCT enablings.feature_name
    FROM (
        SELECT coalesce(incoming.name, outgoing.name) AS name
        FROM incoming_flags_environments AS incoming
        FULL JOIN outgoing_flags_environments AS outgoing ON outgoing.name = incoming.name
        WHERE incoming.type IS DISTINCT FROM outgoing.type
    ) AS changed
    CROSS JOIN LATERAL (
        SELECT events.feature_name
        FROM flags.events
        WHERE events.instance_id = @instance
          AND events.type = 'feature-environment-enabled'
          AND events.environment = changed.name
          AND events.feature_name IS NOT NULL
        OFFSET 0
    ) AS enablings
) AS enabled
