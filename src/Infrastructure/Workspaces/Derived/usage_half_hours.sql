-- Stores what the dirty half hours come to now, and removes those that come to nothing.
-- @instance; @window_start and @window_end bound the dirty half hours; those of @days_rolled can be stored already. Grain: half hour, template, user.
INSERT INTO vanished (start_time, template_id, user_id)
WITH stored AS MATERIALIZED (
    SELECT former.start_time, former.template_id, former.user_id
    FROM (SELECT dirty.* FROM rolling AS dirty WHERE (dirty.start_time AT TIME ZONE 'UTC')::date = ANY (@days_rolled)) AS rolling
    CROSS JOIN LATERAL (
        SELECT half_hours.start_time, half_hours.template_id, half_hours.user_id
        FROM workspaces.usage_half_hours AS half_hours
        WHERE half_hours.instance_id = @instance
          AND half_hours.user_id = rolling.user_id
          AND half_hours.start_time = rolling.start_time
          AND half_hours.start_time >= @window_start
          AND half_hours.start_time < @window_end
        OFFSET 0
    ) AS former
)
SELECT stored.start_time, stored.template_id, stored.user_id
FROM stored
WHERE NOT EXISTS (
    SELECT FROM rolled
    WHERE rolled.start_time = stored.start_time AND rolled.template_id = stored.template_id AND rolled.user_id = stored.user_id);

-- Those few are looked up one by one. What is left has no joins.
SET LOCAL enable_nestloop = on;

DELETE FROM workspaces.usage_half_hours AS stored
USING vanished
WHERE stored.instance_id = @instance
  AND stored.user_id = vanished.user_id
  AND stored.start_time = vanished.start_time
  AND stored.template_id = vanished.template_id
  AND stored.start_time >= @window_start
  AND stored.start_time < @window_end;

-- On days without half hours there is nothing to update, and a plain INSERT takes less.
INSERT INTO workspaces.usage_half_hours (
    instance_id, start_time, template_id, user_id,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins,
    median_latency_ms, app_usage_mins)
SELECT
    rolled.instance_id, rolled.start_time, rolled.template_id, rolled.user_id,
    rolled.usage_mins, rolled.vscode_mins, rolled.jetbrains_mins, rolled.reconnecting_pty_mins, rolled.ssh_mins, rolled.sftp_mins,
    rolled.median_latency_ms, rolled.app_usage_mins
FROM rolled
WHERE (rolled.start_time AT TIME ZONE 'UTC')::date <> ALL (@days_rolled);

INSERT INTO workspaces.usage_half_hours (
    instance_id, start_time, template_id, user_id,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins,
    median_latency_ms, app_usage_mins)
SELECT
    rolled.instance_id, rolled.start_time, rolled.template_id, rolled.user_id,
    rolled.usage_mins, rolled.vscode_mins, rolled.jetbrains_mins, rolled.reconnecting_pty_mins, rolled.ssh_mins, rolled.sftp_mins,
    rolled.median_latency_ms, rolled.app_usage_mins
FROM rolled
WHERE (rolled.start_time AT TIME ZONE 'UTC')::date = ANY (@days_rolled)
ON CONFLICT (instance_id, start_time, user_id, template_id) DO UPDATE
SET usage_mins = excluded.usage_mins,
    vscode_mins = excluded.vscode_mins,
    jetbrains_mins = excluded.jetbrains_mins,
    reconnecting_pty_mins = excluded.reconnecting_pty_mins,
    ssh_mins = excluded.ssh_mins,
    sftp_mins = excluded.sftp_mins,
    median_latency_ms = excluded.median_latency_ms,
    app_usage_mins = excluded.app_usage_mins
