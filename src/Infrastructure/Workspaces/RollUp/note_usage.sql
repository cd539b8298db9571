-- Which half hours of which users were reported ready-made, or no longer are? Grain: half hour and user.
INSERT INTO workspaces.stale_half_hours (instance_id, start_time, user_id)
SELECT DISTINCT @instance, reported.start_time, reported.user_id
FROM (
    SELECT incoming.start_time, incoming.user_id FROM incoming
    UNION ALL
    SELECT outgoing.start_time, outgoing.user_id FROM outgoing
) AS reported
