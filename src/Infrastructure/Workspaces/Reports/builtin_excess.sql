-- By how many minutes did users' templates together pass 30 in the half hours of the window? One row.
-- Only crowded half hours can. No templates given means all.
SELECT
    coalesce(sum(greatest(0, together.vscode_mins - 30)), 0)::bigint AS vscode_mins,
    coalesce(sum(greatest(0, together.jetbrains_mins - 30)), 0)::bigint AS jetbrains_mins,
    coalesce(sum(greatest(0, together.reconnecting_pty_mins - 30)), 0)::bigint AS reconnecting_pty_mins,
    coalesce(sum(greatest(0, together.ssh_mins - 30)), 0)::bigint AS ssh_mins,
    coalesce(sum(greatest(0, together.sftp_mins - 30)), 0)::bigint AS sftp_mins
FROM (
    SELECT
        sum(half_hours.vscode_mins) AS vscode_mins,
        sum(half_hours.jetbrains_mins) AS jetbrains_mins,
        sum(half_hours.reconnecting_pty_mins) AS reconnecting_pty_mins,
        sum(half_hours.ssh_mins) AS ssh_mins,
        sum(half_hours.sftp_mins) AS sftp_mins
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND half_hours.crowded
      AND half_hours.template_id = ANY (@templates)
      AND half_hours.start_time >= @window_start
      AND half_hours.start_time < @window_end
    GROUP BY half_hours.user_id, half_hours.start_time
) AS together
