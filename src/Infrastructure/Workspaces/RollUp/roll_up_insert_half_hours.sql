-- Stores what the dirty half hours come to now, and marks those in which a user's templates together pass 30 minutes of
-- something: only there does the cap of a report bite.
INSERT INTO workspaces.usage_half_hours (
    instance_id, start_time, template_id, user_id,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins,
    median_latency_ms, app_usage_mins, crowded, apps_crowded)
WITH several AS MATERIALIZED (
    SELECT
        rolled.start_time,
        rolled.user_id,
        sum(rolled.usage_mins) > 30
            OR sum(rolled.vscode_mins) > 30
            OR sum(rolled.jetbrains_mins) > 30
            OR sum(rolled.reconnecting_pty_mins) > 30
            OR sum(rolled.ssh_mins) > 30
            OR sum(rolled.sftp_mins) > 30 AS crowded
    FROM rolled
    GROUP BY rolled.start_time, rolled.user_id
    HAVING count(*) > 1
), apps_together AS MATERIALIZED (
    SELECT DISTINCT crowded_apps.start_time, crowded_apps.user_id
    FROM (
        SELECT rolled.start_time, rolled.user_id
        FROM several
        JOIN rolled ON rolled.start_time = several.start_time AND rolled.user_id = several.user_id
        CROSS JOIN LATERAL jsonb_each_text(rolled.app_usage_mins) AS apps
        GROUP BY rolled.start_time, rolled.user_id, apps.key
        HAVING count(*) > 1 AND sum(apps.value::integer) > 30
    ) AS crowded_apps
)
SELECT
    rolled.instance_id, rolled.start_time, rolled.template_id, rolled.user_id,
    rolled.usage_mins, rolled.vscode_mins, rolled.jetbrains_mins, rolled.reconnecting_pty_mins, rolled.ssh_mins, rolled.sftp_mins,
    rolled.median_latency_ms, rolled.app_usage_mins,
    coalesce(several.crowded, false),
    apps_together.user_id IS NOT NULL
FROM rolled
LEFT JOIN several ON several.start_time = rolled.start_time AND several.user_id = rolled.user_id
LEFT JOIN apps_together ON apps_together.start_time = rolled.start_time AND apps_together.user_id = rolled.user_id
ON CONFLICT (instance_id, start_time, user_id, template_id) DO UPDATE
SET usage_mins = excluded.usage_mins,
    vscode_mins = excluded.vscode_mins,
    jetbrains_mins = excluded.jetbrains_mins,
    reconnecting_pty_mins = excluded.reconnecting_pty_mins,
    ssh_mins = excluded.ssh_mins,
    sftp_mins = excluded.sftp_mins,
    median_latency_ms = excluded.median_latency_ms,
    app_usage_mins = excluded.app_usage_mins,
    crowded = excluded.crowded,
    apps_crowded = excluded.apps_crowded
