-- Sessions without a template of their own count for their workspace's: which half hours does a new, changed or removed
-- workspace move? Grain: half hour, with its users.
INSERT INTO workspaces.dirty_half_hours (instance_id, start_time, user_ids)
SELECT @instance, touched.start_time, array_agg(touched.user_id)
FROM (
    SELECT DISTINCT half_hours.start_time, sessions.user_id
    FROM (
        SELECT coalesce(incoming.id, outgoing.id) AS workspace_id
        FROM incoming_workspaces_workspaces AS incoming
        FULL JOIN outgoing_workspaces_workspaces AS outgoing ON outgoing.id = incoming.id
        WHERE incoming.template_id IS DISTINCT FROM outgoing.template_id
    ) AS moved
    CROSS JOIN LATERAL (
        SELECT visits.user_id, visits.session_started_at, visits.session_ended_at
        FROM workspaces.app_sessions AS visits
        WHERE visits.instance_id = @instance
          AND visits.workspace_id = moved.workspace_id
          AND visits.template_id IS NULL
        OFFSET 0
    ) AS sessions
    CROSS JOIN LATERAL generate_series(
        date_bin('30 minutes', sessions.session_started_at, timestamptz 'epoch'),
        sessions.session_ended_at,
        interval '30 minutes') AS half_hours (start_time)
) AS touched
GROUP BY touched.start_time
