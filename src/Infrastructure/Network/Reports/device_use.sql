-- What does the log say of each device that it names? @instance, @window_start, @window_end: exclusive. Grain: device.
-- Types of log entries: 0 view, 1 change, 4 command.
SELECT used.device_id, devices.name, used.entries, used.views, used.changes, used.commands
FROM (
    SELECT
        entries.device_id,
        count(*) AS entries,
        count(*) FILTER (WHERE entries.type = 0) AS views,
        count(*) FILTER (WHERE entries.type = 1) AS changes,
        count(*) FILTER (WHERE entries.type = 4) AS commands
    FROM network.log_entries AS entries
    WHERE entries.instance_id = @instance
      AND entries.timestamp >= @window_start
      AND entries.timestamp < @window_end
      AND entries.device_id IS NOT NULL
    GROUP BY entries.device_id
) AS used
LEFT JOIN network.devices ON devices.instance_id = @instance AND devices.id = used.device_id
ORDER BY used.entries DESC, used.device_id
