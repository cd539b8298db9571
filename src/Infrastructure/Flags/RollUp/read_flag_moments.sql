-- What was observed of the dirty flags? @instance, @flags. Grain: event, oldest first.
SELECT
    events.feature_name,
    events.created_at,
    events.type,
    events.project,
    CASE WHEN events.type IN ('feature-created', 'feature-project-change') THEN events.data END AS data
FROM flags.events
WHERE events.instance_id = @instance
  AND events.feature_name = ANY (@flags)
  AND events.type IN ('feature-created', 'feature-archived', 'feature-revived', 'feature-deleted', 'feature-stale-on',
      'feature-stale-off', 'feature-potentially-stale-on', 'feature-project-change')
ORDER BY events.created_at, events.id
