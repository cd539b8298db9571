-- Which half hours were rolled up, and what did they come to? @instance. Grain: half hour, user, template; by time.
-- A half hour that came to nothing has no template.
DECLARE changed_half_hours NO SCROLL CURSOR FOR
SELECT
    rolling.start_time, rolling.user_id, rolled.template_id,
    rolled.usage_mins, rolled.vscode_mins, rolled.jetbrains_mins, rolled.reconnecting_pty_mins, rolled.ssh_mins, rolled.sftp_mins,
    rolled.median_latency_ms, rolled.app_usage_mins::text
FROM rolling
LEFT JOIN rolled ON rolled.start_time = rolling.start_time AND rolled.user_id = rolling.user_id
ORDER BY rolling.start_time
