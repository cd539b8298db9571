-- How many minutes of each way in did the whole deployment have, at most 30 a user and half hour? One row.
SELECT
    coalesce(sum(parts.vscode_mins), 0)::bigint AS vscode_mins,
    coalesce(sum(parts.jetbrains_mins), 0)::bigint AS jetbrains_mins,
    coalesce(sum(parts.reconnecting_pty_mins), 0)::bigint AS reconnecting_pty_mins,
    coalesce(sum(parts.ssh_mins), 0)::bigint AS ssh_mins,
    coalesce(sum(parts.sftp_mins), 0)::bigint AS sftp_mins
FROM (
    SELECT
        user_days.vscode_mins, user_days.jetbrains_mins,
        user_days.reconnecting_pty_mins, user_days.ssh_mins, user_days.sftp_mins
    FROM workspaces.user_days
    WHERE user_days.instance_id = @instance AND user_days.day >= @first_day AND user_days.day < @end_day
    UNION ALL
    SELECT
        least(30, sum(half_hours.vscode_mins)), least(30, sum(half_hours.jetbrains_mins)),
        least(30, sum(half_hours.reconnecting_pty_mins)), least(30, sum(half_hours.ssh_mins)), least(30, sum(half_hours.sftp_mins))
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND ((half_hours.start_time >= @head_start AND half_hours.start_time < @head_end)
           OR (half_hours.start_time >= @tail_start AND half_hours.start_time < @tail_end))
    GROUP BY half_hours.user_id, half_hours.start_time
) AS parts
