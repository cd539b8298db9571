-- What do the changed days come to? @instance, @days. Grain: day.
DELETE FROM network.log_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days);

INSERT INTO network.log_days (instance_id, day, changes, api_calls, commands, devices, used_devices, users)
WITH hours AS MATERIALIZED (
    SELECT days.day, hours_of_day.*
    FROM unnest(@days) AS days (day)
    CROSS JOIN LATERAL (
        SELECT log_hours.*
        FROM network.log_hours
        WHERE log_hours.instance_id = @instance
          AND log_hours.start_time >= days.day::timestamp AT TIME ZONE 'UTC'
          AND log_hours.start_time < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
        OFFSET 0
    ) AS hours_of_day
), devices AS (
    SELECT hours.day, array_agg(DISTINCT device.id) AS ids
    FROM hours
    CROSS JOIN LATERAL unnest(hours.devices) AS device (id)
    GROUP BY hours.day
), used_devices AS (
    SELECT hours.day, array_agg(DISTINCT device.id) AS ids
    FROM hours
    CROSS JOIN LATERAL unnest(hours.used_devices) AS device (id)
    GROUP BY hours.day
), users AS (
    SELECT hours.day, array_agg(DISTINCT person.id) AS ids
    FROM hours
    CROSS JOIN LATERAL unnest(hours.users) AS person (id)
    GROUP BY hours.day
), sums AS (
    SELECT hours.day, sum(hours.changes) AS changes, sum(hours.api_calls) AS api_calls, sum(hours.commands) AS commands
    FROM hours
    GROUP BY hours.day
)
SELECT
    @instance, sums.day, sums.changes, sums.api_calls, sums.commands,
    coalesce(devices.ids, '{}'), coalesce(used_devices.ids, '{}'), coalesce(users.ids, '{}')
FROM sums
LEFT JOIN devices ON devices.day = sums.day
LEFT JOIN used_devices ON used_devices.day = sums.day
LEFT JOIN users ON users.day = sums.day
