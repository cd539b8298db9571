-- When was each of the dirty flags first enabled, after it was created, in an environment that is production now? @instance, @flags. Grain: flag.
SELECT dirty.name, enabled.created_at
FROM (
    SELECT flags.name, flags.created_at
    FROM flags.flags
    WHERE flags.instance_id = @instance
      AND flags.name = ANY (@flags)
) AS dirty
-- Lateral and with a limit, so that of each flag's events no more are read than lie before the first that counts.
CROSS JOIN LATERAL (
    SELECT events.created_at
    FROM flags.events
    WHERE events.instance_id = @instance
      AND events.feature_name = dirty.name
      AND events.created_at > dirty.created_at
      AND events.type = 'feature-environment-enabled'
      AND events.environment IN (
          SELECT environments.name
          FROM flags.environments
          WHERE environments.instance_id = @instance
            AND environments.type = 'production')
    ORDER BY events.created_at
    LIMIT 1
) AS enabled
