-- Who worked how long with each builtin app in the window, and on which templates? One row. No templates given means all.
-- A half hour counts at most 30 minutes, however many templates share it.
WITH used AS (
    SELECT half_hours.*
    FROM workspaces.usage_half_hours AS half_hours
    WHERE half_hours.instance_id = @instance
      AND half_hours.start_time >= @start
      AND half_hours.start_time + interval '30 minutes' <= @end
      AND half_hours.start_time < @end
      AND (cardinality(@templates) = 0 OR half_hours.template_id = ANY (@templates))
), capped AS (
    SELECT
        used.start_time,
        used.user_id,
        least(sum(used.vscode_mins), 30) AS vscode_mins,
        least(sum(used.jetbrains_mins), 30) AS jetbrains_mins,
        least(sum(used.reconnecting_pty_mins), 30) AS reconnecting_pty_mins,
        least(sum(used.ssh_mins), 30) AS ssh_mins,
        least(sum(used.sftp_mins), 30) AS sftp_mins
    FROM used
    GROUP BY used.start_time, used.user_id
), sums AS (
    SELECT
        count(DISTINCT capped.user_id) AS active_users,
        coalesce(sum(capped.vscode_mins) * 60, 0)::bigint AS vscode,
        coalesce(sum(capped.jetbrains_mins) * 60, 0)::bigint AS jetbrains,
        coalesce(sum(capped.reconnecting_pty_mins) * 60, 0)::bigint AS reconnecting_pty,
        coalesce(sum(capped.ssh_mins) * 60, 0)::bigint AS ssh,
        coalesce(sum(capped.sftp_mins) * 60, 0)::bigint AS sftp
    FROM capped
), templates AS (
    SELECT
        coalesce(array_agg(DISTINCT used.template_id), '{}') AS any_use,
        coalesce(array_agg(DISTINCT used.template_id) FILTER (WHERE used.vscode_mins > 0), '{}') AS vscode,
        coalesce(array_agg(DISTINCT used.template_id) FILTER (WHERE used.jetbrains_mins > 0), '{}') AS jetbrains,
        coalesce(array_agg(DISTINCT used.template_id) FILTER (WHERE used.reconnecting_pty_mins > 0), '{}') AS reconnecting_pty,
        coalesce(array_agg(DISTINCT used.template_id) FILTER (WHERE used.ssh_mins > 0), '{}') AS ssh,
        coalesce(array_agg(DISTINCT used.template_id) FILTER (WHERE used.sftp_mins > 0), '{}') AS sftp
    FROM used
)
SELECT
    sums.active_users, templates.any_use,
    sums.vscode, templates.vscode,
    sums.jetbrains, templates.jetbrains,
    sums.reconnecting_pty, templates.reconnecting_pty,
    sums.ssh, templates.ssh,
    sums.sftp, templates.sftp
FROM sums
CROSS JOIN templates
