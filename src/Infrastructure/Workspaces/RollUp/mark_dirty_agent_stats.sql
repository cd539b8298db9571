-- Which half hours of which users do the new, changed and former agent stats fall in? Grain: half hour, with its users.
INSERT INTO workspaces.dirty_half_hours (instance_id, start_time, user_ids)
SELECT @instance, touched.start_time, array_agg(touched.user_id)
FROM (
    SELECT DISTINCT date_bin('30 minutes', stats.created_at, timestamptz 'epoch') AS start_time, stats.user_id
    FROM (
        SELECT incoming.created_at, incoming.user_id FROM incoming_workspaces_agent_stats AS incoming
        UNION ALL
        SELECT outgoing.created_at, outgoing.user_id FROM outgoing_workspaces_agent_stats AS outgoing
    ) AS stats
) AS touched
GROUP BY touched.start_time
