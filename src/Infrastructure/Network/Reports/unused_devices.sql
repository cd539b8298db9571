-- Which devices does no entry of the log name on a UTC day or later, and on which day did the last one name each? @instance,
-- @since: inclusive. Grain: device.
WITH last_days AS (
    SELECT named.device_id, max(days.day) AS day
    FROM network.log_days AS days
    CROSS JOIN LATERAL unnest(days.devices) AS named (device_id)
    WHERE days.instance_id = @instance
    GROUP BY named.device_id
)
SELECT devices.id AS device_id, devices.name, last_days.day AS last_used_on
FROM network.devices
LEFT JOIN last_days ON last_days.device_id = devices.id
WHERE devices.instance_id = @instance
  AND (last_days.day IS NULL OR last_days.day < @since)
ORDER BY last_days.day NULLS FIRST, devices.id
