-- How many minutes of each way in did each template have in the window? Grain: template. No templates given means all.
SELECT
    parts.template_id,
    sum(parts.vscode_mins) AS vscode_mins,
    sum(parts.jetbrains_mins) AS jetbrains_mins,
    sum(parts.reconnecting_pty_mins) AS reconnecting_pty_mins,
    sum(parts.ssh_mins) AS ssh_mins,
    sum(parts.sftp_mins) AS sftp_mins
FROM (
    SELECT
        usage_days.template_id, usage_days.vscode_mins, usage_days.jetbrains_mins,
        usage_days.reconnecting_pty_mins, usage_days.ssh_mins, usage_days.sftp_mins
    FROM workspaces.usage_days
    WHERE usage_days.instance_id = @instance
      AND (cardinality(@templates) = 0 OR usage_days.template_id = ANY (@templates))
      AND usage_days.day >= @first_day
      AND usage_days.day < @end_day
    UNION ALL
    SELECT
        half_hours.template_id, half_hours.vscode_mins, half_hours.jetbrains_mins,
        half_hours.reconnecting_pty_mins, half_hours.ssh_mins, half_hours.sftp_mins
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND (cardinality(@templates) = 0 OR half_hours.template_id = ANY (@templates))
      AND ((half_hours.start_time >= @head_start AND half_hours.start_time < @head_end)
           OR (half_hours.start_time >= @tail_start AND half_hours.start_time < @tail_end))
) AS parts
GROUP BY parts.template_id
ORDER BY parts.template_id
