-- What was observed of the dirty flags, which are many? @instance, @flags. Grain: event, oldest first.
-- Few events are of these types: they are looked up by type, not by flag with all that happened to it.
SELECT
    events.feature_name,
    events.created_at,
    events.type,
    events.project,
    CASE WHEN events.type IN ('feature-created', 'feature-project-change') THEN events.data END AS data
FROM unnest(ARRAY['feature-created', 'feature-archived', 'feature-revived', 'feature-deleted', 'feature-stale-on',
    'feature-stale-off', 'feature-potentially-stale-on', 'feature-project-change']) AS types (type)
CROSS JOIN LATERAL (
    SELECT found.feature_name, found.created_at, found.id, found.type, found.project, found.data
    FROM flags.events AS found
    WHERE found.instance_id = @instance
      AND found.type = types.type
      AND found.feature_name IS NOT NULL
    OFFSET 0
) AS events
WHERE events.feature_name = ANY (@flags)
ORDER BY events.created_at, events.id
