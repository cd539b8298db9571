-- What do records tell of the noted flags? @instance, @flags. Grain: flag.
-- A flag for releases was in production when it was first enabled in an environment that is production now, after it was created.
SELECT
    flags.name,
    flags.project,
    flags.type,
    flags.created_at,
    flags.archived_at,
    flags.stale,
    flags.potentially_stale,
    stages.entered_at AS launched_at,
    (
        SELECT min(events.created_at)
        FROM flags.events
        JOIN flags.environments
            ON environments.instance_id = @instance
            AND environments.name = events.environment
            AND environments.type = 'production'
        WHERE events.instance_id = @instance
          AND events.feature_name = flags.name
          AND events.type = 'feature-environment-enabled'
          AND events.created_at > flags.created_at
    ) AS produced_at
FROM flags.flags
LEFT JOIN flags.lifecycle_stages AS stages
    ON stages.instance_id = @instance
    AND stages.flag = flags.name
    AND stages.stage = 'live'
WHERE flags.instance_id = @instance
  AND flags.name = ANY (@flags)
