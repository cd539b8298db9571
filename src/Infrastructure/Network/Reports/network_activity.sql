-- What happened in each window? Grain: window. @instance.
-- A window comes in segments: whole days and whole hours of UTC, and what is left of cut hours at its ends, for which alone
-- log entries are read. It counts all devices (@any_device), or those that were viewed or changed. Types of log entries:
-- 0 view, 1 change, 4 command, 5 login or logout; of these, action 95 is a call of the API.
WITH segments AS (
    SELECT given.*
    FROM unnest(@windows, @any_device, @grains, @starts, @ends) AS given (window_index, any_device, grain, segment_start, segment_end)
), parts AS MATERIALIZED (
    SELECT
        segments.window_index,
        days.changes,
        days.api_calls,
        days.commands,
        CASE WHEN segments.any_device THEN days.devices ELSE days.used_devices END AS devices,
        days.users
    FROM segments
    JOIN network.log_days AS days
        ON days.instance_id = @instance
        AND days.day >= (segments.segment_start AT TIME ZONE 'UTC')::date
        AND days.day < (segments.segment_end AT TIME ZONE 'UTC')::date
    WHERE segments.grain = 'day'
    UNION ALL
    SELECT
        segments.window_index,
        hours.changes,
        hours.api_calls,
        hours.commands,
        CASE WHEN segments.any_device THEN hours.devices ELSE hours.used_devices END,
        hours.users
    FROM segments
    JOIN network.log_hours AS hours
        ON hours.instance_id = @instance
        AND hours.start_time >= segments.segment_start
        AND hours.start_time < segments.segment_end
    WHERE segments.grain = 'hour'
    UNION ALL
    SELECT
        segments.window_index,
        count(*) FILTER (WHERE entries.type = 1),
        count(*) FILTER (WHERE entries.type = 5 AND entries.action = 95),
        count(*) FILTER (WHERE entries.type = 4),
        array_agg(DISTINCT entries.device_id) FILTER (WHERE entries.device_id IS NOT NULL AND (segments.any_device OR entries.type IN (0, 1))),
        array_agg(DISTINCT entries.user_id) FILTER (WHERE entries.type = 5)
    FROM segments
    JOIN network.log_entries AS entries
        ON entries.instance_id = @instance
        AND entries.timestamp >= segments.segment_start
        AND entries.timestamp < segments.segment_end
    WHERE segments.grain = 'entry'
    GROUP BY segments.window_index, segments.segment_start
), sums AS (
    SELECT parts.window_index, sum(parts.changes)::bigint AS changes, sum(parts.api_calls)::bigint AS api_calls, sum(parts.commands)::bigint AS commands
    FROM parts
    GROUP BY parts.window_index
), devices AS (
    SELECT seen.window_index, count(*) AS devices
    FROM (SELECT DISTINCT parts.window_index, unnest(parts.devices) AS device_id FROM parts) AS seen
    GROUP BY seen.window_index
), users AS (
    SELECT seen.window_index, count(*) AS users
    FROM (SELECT DISTINCT parts.window_index, unnest(parts.users) AS user_id FROM parts) AS seen
    GROUP BY seen.window_index
)
SELECT
    sums.window_index, coalesce(devices.devices, 0) AS devices, sums.changes, coalesce(users.users, 0) AS users, sums.api_calls, sums.commands
FROM sums
LEFT JOIN devices ON devices.window_index = sums.window_index
LEFT JOIN users ON users.window_index = sums.window_index
