-- What do the changed days come to on each template? @instance. Grain: day, user, template.
INSERT INTO workspaces.usage_days (
    instance_id, day, template_id, user_id, half_hours,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins, latencies)
SELECT
    @instance, rolling_days.day, half_hours.template_id, rolling_days.user_id,
    bit_or(1::bigint << (date_part('epoch', half_hours.start_time)::bigint % 86400 / 1800)::integer),
    sum(half_hours.usage_mins),
    sum(half_hours.vscode_mins),
    sum(half_hours.jetbrains_mins),
    sum(half_hours.reconnecting_pty_mins),
    sum(half_hours.ssh_mins),
    sum(half_hours.sftp_mins),
    coalesce(string_agg(float4send(half_hours.median_latency_ms), ''), '')
FROM rolling_days
JOIN workspaces.usage_half_hours AS half_hours
    ON half_hours.instance_id = @instance
    AND half_hours.user_id = rolling_days.user_id
    AND half_hours.start_time >= rolling_days.day::timestamp AT TIME ZONE 'UTC'
    AND half_hours.start_time < (rolling_days.day + 1)::timestamp AT TIME ZONE 'UTC'
GROUP BY rolling_days.day, rolling_days.user_id, half_hours.template_id
