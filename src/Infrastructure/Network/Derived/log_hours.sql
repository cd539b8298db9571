-- What do the dirty hours come to? @instance, @hours. Grain: hour.
-- Types of log entries: 0 view, 1 change, 4 command, 5 login or logout; of these, action 95 is a call of the API.
DELETE FROM network.log_hours AS stored
WHERE stored.instance_id = @instance
  AND stored.start_time = ANY (@hours);

INSERT INTO network.log_hours (instance_id, start_time, changes, api_calls, commands, devices, used_devices, users)
SELECT @instance, hours.start_time, sums.changes, sums.api_calls, sums.commands, sums.devices, sums.used_devices, sums.users
FROM unnest(@hours) AS hours (start_time)
-- Lateral, so that each hour is looked up by the index, also while the table is so new that nothing is known of its size.
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE entries.type = 1) AS changes,
        count(*) FILTER (WHERE entries.type = 5 AND entries.action = 95) AS api_calls,
        count(*) FILTER (WHERE entries.type = 4) AS commands,
        coalesce(array_agg(DISTINCT entries.device_id) FILTER (WHERE entries.device_id IS NOT NULL), '{}') AS devices,
        coalesce(array_agg(DISTINCT entries.device_id) FILTER (WHERE entries.device_id IS NOT NULL AND entries.type IN (0, 1)), '{}') AS used_devices,
        coalesce(array_agg(DISTINCT entries.user_id) FILTER (WHERE entries.type = 5), '{}') AS users
    FROM network.log_entries AS entries
    WHERE entries.instance_id = @instance
      AND entries.timestamp >= hours.start_time
      AND entries.timestamp < hours.start_time + interval '1 hour'
    HAVING count(*) > 0
) AS sums
