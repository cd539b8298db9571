-- When were the dirty flags enabled in environments that are production now? @instance, @flags. Grain: event.
SELECT events.feature_name, events.created_at
FROM flags.events
JOIN flags.environments
    ON environments.instance_id = @instance
    AND environments.name = events.environment
    AND environments.type = 'production'
WHERE events.instance_id = @instance
  AND events.feature_name = ANY (@flags)
  AND events.type = 'feature-environment-enabled'
