-- Sessions without a template of their own count for their workspace's: which half hours does a new, changed or removed
-- workspace move? Grain: half hour and user.
INSERT INTO workspaces.stale_half_hours (instance_id, start_time, user_id)
SELECT DISTINCT @instance, half_hours.start_time, sessions.user_id
FROM (
    SELECT coalesce(incoming.id, outgoing.id) AS workspace_id
    FROM incoming
    FULL JOIN outgoing ON outgoing.id = incoming.id
    WHERE incoming.template_id IS DISTINCT FROM outgoing.template_id
) AS moved
JOIN workspaces.app_sessions AS sessions
    ON sessions.instance_id = @instance
    AND sessions.workspace_id = moved.workspace_id
    AND sessions.template_id IS NULL
CROSS JOIN LATERAL generate_series(
    date_bin('30 minutes', sessions.session_started_at, timestamptz 'epoch'),
    sessions.session_ended_at,
    interval '30 minutes') AS half_hours (start_time)
