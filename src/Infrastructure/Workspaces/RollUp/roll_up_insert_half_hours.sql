-- Stores what the dirty half hours come to now.
INSERT INTO workspaces.usage_half_hours (
    instance_id, start_time, template_id, user_id,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins,
    median_latency_ms, app_usage_mins)
SELECT
    rolled.instance_id, rolled.start_time, rolled.template_id, rolled.user_id,
    rolled.usage_mins, rolled.vscode_mins, rolled.jetbrains_mins, rolled.reconnecting_pty_mins, rolled.ssh_mins, rolled.sftp_mins,
    rolled.median_latency_ms, rolled.app_usage_mins
FROM rolled
ON CONFLICT (instance_id, start_time, user_id, template_id) DO UPDATE
SET usage_mins = excluded.usage_mins,
    vscode_mins = excluded.vscode_mins,
    jetbrains_mins = excluded.jetbrains_mins,
    reconnecting_pty_mins = excluded.reconnecting_pty_mins,
    ssh_mins = excluded.ssh_mins,
    sftp_mins = excluded.sftp_mins,
    median_latency_ms = excluded.median_latency_ms,
    app_usage_mins = excluded.app_usage_mins
