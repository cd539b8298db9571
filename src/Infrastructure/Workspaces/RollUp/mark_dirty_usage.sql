-- Which half hours of which users were reported ready-made, or no longer are? Grain: half hour, with its users.
INSERT INTO workspaces.dirty_half_hours (instance_id, start_time, user_ids)
SELECT @instance, reported.start_time, array_agg(reported.user_id)
FROM (
    SELECT incoming.start_time, incoming.user_id FROM incoming_workspaces_usage AS incoming
    UNION
    SELECT outgoing.start_time, outgoing.user_id FROM outgoing_workspaces_usage AS outgoing
) AS reported
GROUP BY reported.start_time
