-- What do the noted hours come to? @instance, @hours. Grain: hour.
-- Types of log entries: 0 view, 1 change, 4 command, 5 login or logout; of these, action 95 is a call of the API.
INSERT INTO network.log_hours (instance_id, start_time, changes, api_calls, commands, devices, used_devices, users)
SELECT
    @instance,
    hours.start_time,
    count(*) FILTER (WHERE entries.type = 1),
    count(*) FILTER (WHERE entries.type = 5 AND entries.action = 95),
    count(*) FILTER (WHERE entries.type = 4),
    coalesce(array_agg(DISTINCT entries.device_id) FILTER (WHERE entries.device_id IS NOT NULL), '{}'),
    coalesce(array_agg(DISTINCT entries.device_id) FILTER (WHERE entries.device_id IS NOT NULL AND entries.type IN (0, 1)), '{}'),
    coalesce(array_agg(DISTINCT entries.user_id) FILTER (WHERE entries.type = 5), '{}')
FROM unnest(@hours) AS hours (start_time)
JOIN network.log_entries AS entries
    ON entries.instance_id = @instance
    AND entries.timestamp >= hours.start_time
    AND entries.timestamp < hours.start_time + interval '1 hour'
GROUP BY hours.start_time
