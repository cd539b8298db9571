-- Before the raw horizon of the instance raw records may be gone, so that what a half hour once came to can grow but not shrink.
-- @instance; @window_start and @window_end bound the dirty half hours; those of @days_rolled can be stored already. Half hours that their producer reported are kept whole and need no help.
WITH old AS MATERIALIZED (
    SELECT rolling.start_time, rolling.user_id
    FROM rolling
    WHERE rolling.start_time < (SELECT horizons.kept_from FROM workspaces.raw_horizons AS horizons WHERE horizons.instance_id = @instance)
      AND (rolling.start_time AT TIME ZONE 'UTC')::date = ANY (@days_rolled)
), frozen AS (
    SELECT stored.*
    FROM old
    CROSS JOIN LATERAL (
        SELECT half_hours.*
        FROM workspaces.usage_half_hours AS half_hours
        WHERE half_hours.instance_id = @instance
          AND half_hours.user_id = old.user_id
          AND half_hours.start_time = old.start_time
          AND half_hours.start_time >= @window_start
          AND half_hours.start_time < @window_end
        OFFSET 0
    ) AS stored
    LEFT JOIN LATERAL (
        SELECT true AS is_reported
        FROM workspaces.usage
        WHERE usage.instance_id = @instance
          AND usage.user_id = stored.user_id
          AND usage.start_time = stored.start_time
          AND usage.template_id = stored.template_id
          AND usage.start_time >= @window_start
          AND usage.start_time < @window_end
        OFFSET 0
    ) AS reported ON true
    WHERE reported.is_reported IS NULL
), grown AS (
    UPDATE rolled
    SET usage_mins = greatest(rolled.usage_mins, frozen.usage_mins),
        vscode_mins = greatest(rolled.vscode_mins, frozen.vscode_mins),
        jetbrains_mins = greatest(rolled.jetbrains_mins, frozen.jetbrains_mins),
        reconnecting_pty_mins = greatest(rolled.reconnecting_pty_mins, frozen.reconnecting_pty_mins),
        ssh_mins = greatest(rolled.ssh_mins, frozen.ssh_mins),
        sftp_mins = greatest(rolled.sftp_mins, frozen.sftp_mins),
        median_latency_ms = coalesce(frozen.median_latency_ms, rolled.median_latency_ms),
        app_usage_mins = (
            SELECT jsonb_object_agg(apps.app, apps.mins)
            FROM (
                SELECT both_apps.key AS app, max(both_apps.value::integer) AS mins
                FROM (
                    SELECT kept.key, kept.value FROM jsonb_each_text(coalesce(frozen.app_usage_mins, '{}')) AS kept
                    UNION ALL
                    SELECT late.key, late.value FROM jsonb_each_text(coalesce(rolled.app_usage_mins, '{}')) AS late
                ) AS both_apps
                GROUP BY both_apps.key
            ) AS apps)
    FROM frozen
    WHERE rolled.start_time = frozen.start_time AND rolled.template_id = frozen.template_id AND rolled.user_id = frozen.user_id
)
INSERT INTO rolled (
    instance_id, start_time, template_id, user_id,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins,
    median_latency_ms, app_usage_mins)
SELECT
    frozen.instance_id, frozen.start_time, frozen.template_id, frozen.user_id,
    frozen.usage_mins, frozen.vscode_mins, frozen.jetbrains_mins, frozen.reconnecting_pty_mins, frozen.ssh_mins, frozen.sftp_mins,
    frozen.median_latency_ms, frozen.app_usage_mins
FROM frozen
WHERE NOT EXISTS (
    SELECT FROM rolled
    WHERE rolled.start_time = frozen.start_time AND rolled.template_id = frozen.template_id AND rolled.user_id = frozen.user_id)
