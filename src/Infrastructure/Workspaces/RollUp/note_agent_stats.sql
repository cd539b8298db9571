-- Which half hours of which users do the new, changed and former agent stats fall in? Grain: half hour and user.
INSERT INTO workspaces.stale_half_hours (instance_id, start_time, user_id)
SELECT DISTINCT @instance, date_bin('30 minutes', stats.created_at, timestamptz 'epoch'), stats.user_id
FROM (
    SELECT incoming.created_at, incoming.user_id FROM incoming
    UNION ALL
    SELECT outgoing.created_at, outgoing.user_id FROM outgoing
) AS stats
