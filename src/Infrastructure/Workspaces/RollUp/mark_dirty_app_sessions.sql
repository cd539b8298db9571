-- Which half hours of which users do the new, changed and former app sessions touch? Grain: half hour, with its users.
-- A session that only grew is marked from its former end on: what came before stays as it was.
INSERT INTO workspaces.dirty_half_hours (instance_id, start_time, user_ids)
WITH grown AS (
    SELECT
        incoming.user_id, incoming.agent_id, incoming.session_id,
        outgoing.session_ended_at AS changed_from,
        incoming.session_ended_at AS changed_to
    FROM incoming_workspaces_app_sessions AS incoming
    JOIN outgoing_workspaces_app_sessions AS outgoing
        ON outgoing.user_id = incoming.user_id
        AND outgoing.agent_id = incoming.agent_id
        AND outgoing.session_id = incoming.session_id
    WHERE outgoing.session_started_at = incoming.session_started_at
      AND outgoing.workspace_id = incoming.workspace_id
      AND outgoing.template_id IS NOT DISTINCT FROM incoming.template_id
      AND outgoing.access_method = incoming.access_method
      AND outgoing.slug_or_port = incoming.slug_or_port
), spans AS (
    SELECT grown.user_id, grown.changed_from AS span_start, grown.changed_to AS span_end
    FROM grown
    UNION ALL
    SELECT incoming.user_id, incoming.session_started_at, incoming.session_ended_at
    FROM incoming_workspaces_app_sessions AS incoming
    WHERE NOT EXISTS (
        SELECT FROM grown
        WHERE grown.user_id = incoming.user_id AND grown.agent_id = incoming.agent_id AND grown.session_id = incoming.session_id)
    UNION ALL
    SELECT outgoing.user_id, outgoing.session_started_at, outgoing.session_ended_at
    FROM outgoing_workspaces_app_sessions AS outgoing
    WHERE NOT EXISTS (
        SELECT FROM grown
        WHERE grown.user_id = outgoing.user_id AND grown.agent_id = outgoing.agent_id AND grown.session_id = outgoing.session_id)
)
SELECT @instance, touched.start_time, array_agg(touched.user_id)
FROM (
    SELECT DISTINCT half_hours.start_time, spans.user_id
    FROM spans
    CROSS JOIN LATERAL generate_series(
        date_bin('30 minutes', spans.span_start, timestamptz 'epoch'),
        spans.span_end,
        interval '30 minutes') AS half_hours (start_time)
) AS touched
GROUP BY touched.start_time
