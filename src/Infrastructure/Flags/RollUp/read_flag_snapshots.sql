-- What do records say of the dirty flags? @instance, @flags. Grain: flag.
SELECT
    flags.name,
    flags.project,
    flags.type,
    flags.created_at,
    flags.archived_at,
    flags.stale,
    flags.potentially_stale,
    stages.entered_at AS launched_at
FROM flags.flags
LEFT JOIN flags.lifecycle_stages AS stages
    ON stages.instance_id = @instance
    AND stages.flag = flags.name
    AND stages.stage = 'live'
WHERE flags.instance_id = @instance
  AND flags.name = ANY (@flags)
