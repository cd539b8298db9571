-- When were projects archived and revived? @instance. Grain: event, oldest first.
SELECT events.project, events.created_at, events.type = 'project-archived' AS is_archived
FROM flags.events
WHERE events.instance_id = @instance
  AND events.type IN ('project-archived', 'project-revived')
  AND events.project IS NOT NULL
ORDER BY events.created_at, events.id
