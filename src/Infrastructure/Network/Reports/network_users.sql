-- Who did what? @instance, @window_start, @window_end: exclusive. Grain: user; a null stands for all of whom nothing is known.
-- Types of log entries: 1 change, 4 command, 5 login or logout; of these, action 95 is a call of the API.
SELECT
    entries.user_id,
    count(*) AS entries,
    count(DISTINCT entries.device_id) AS devices,
    count(*) FILTER (WHERE entries.type = 1) AS changes,
    count(*) FILTER (WHERE entries.type = 4) AS commands,
    count(*) FILTER (WHERE entries.type = 5 AND entries.action = 95) AS api_calls
FROM network.log_entries AS entries
WHERE entries.instance_id = @instance
  AND entries.timestamp >= @window_start
  AND entries.timestamp < @window_end
GROUP BY entries.user_id
ORDER BY count(*) DESC, entries.user_id
