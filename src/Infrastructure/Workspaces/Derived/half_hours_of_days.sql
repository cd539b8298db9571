-- What did all half hours of these days come to? @instance. Grain: half hour, user, template; by time.
-- A day without usage has one row without a user.
DECLARE changed_half_hours NO SCROLL CURSOR FOR
SELECT
    coalesce(stored.start_time, days.day::timestamp AT TIME ZONE 'UTC'), stored.user_id, stored.template_id,
    stored.usage_mins, stored.vscode_mins, stored.jetbrains_mins, stored.reconnecting_pty_mins, stored.ssh_mins, stored.sftp_mins,
    stored.median_latency_ms, stored.app_usage_mins::text
FROM unnest(@days) AS days (day)
LEFT JOIN LATERAL (
    SELECT half_hours.*
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND half_hours.start_time >= days.day::timestamp AT TIME ZONE 'UTC'
      AND half_hours.start_time < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
    OFFSET 0
) AS stored ON true
ORDER BY 1
