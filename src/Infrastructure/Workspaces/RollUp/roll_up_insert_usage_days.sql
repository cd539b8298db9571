-- What do the changed days come to on each template? @instance. Grain: day, user, template.
INSERT INTO workspaces.usage_days (
    instance_id, day, template_id, user_id, half_hours,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins, latencies)
SELECT
    @instance, half_hours.day, half_hours.template_id, half_hours.user_id,
    bit_or(1::bigint << half_hours.slot),
    sum(half_hours.usage_mins),
    sum(half_hours.vscode_mins),
    sum(half_hours.jetbrains_mins),
    sum(half_hours.reconnecting_pty_mins),
    sum(half_hours.ssh_mins),
    sum(half_hours.sftp_mins),
    coalesce(string_agg(float4send(half_hours.median_latency_ms), '' ORDER BY half_hours.slot), '')
FROM day_half_hours AS half_hours
GROUP BY half_hours.day, half_hours.user_id, half_hours.template_id
