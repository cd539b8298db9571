-- Stores what the noted half hours come to now, and marks those in which a user's templates together pass 30 minutes of
-- something: only there does the cap of a report bite.
INSERT INTO workspaces.usage_half_hours (
    instance_id, start_time, template_id, user_id,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins,
    median_latency_ms, app_usage_mins, crowded, apps_crowded)
WITH apps_together AS MATERIALIZED (
    SELECT DISTINCT crowded_apps.start_time, crowded_apps.user_id
    FROM (
        SELECT rolled.start_time, rolled.user_id
        FROM rolled
        CROSS JOIN LATERAL jsonb_each_text(rolled.app_usage_mins) AS apps
        GROUP BY rolled.start_time, rolled.user_id, apps.key
        HAVING count(*) > 1 AND sum(apps.value::integer) > 30
    ) AS crowded_apps
)
SELECT
    rolled.instance_id, rolled.start_time, rolled.template_id, rolled.user_id,
    rolled.usage_mins, rolled.vscode_mins, rolled.jetbrains_mins, rolled.reconnecting_pty_mins, rolled.ssh_mins, rolled.sftp_mins,
    rolled.median_latency_ms, rolled.app_usage_mins,
    sum(rolled.usage_mins) OVER together > 30
        OR sum(rolled.vscode_mins) OVER together > 30
        OR sum(rolled.jetbrains_mins) OVER together > 30
        OR sum(rolled.reconnecting_pty_mins) OVER together > 30
        OR sum(rolled.ssh_mins) OVER together > 30
        OR sum(rolled.sftp_mins) OVER together > 30,
    apps_together.user_id IS NOT NULL
FROM rolled
LEFT JOIN apps_together ON apps_together.start_time = rolled.start_time AND apps_together.user_id = rolled.user_id
WINDOW together AS (PARTITION BY rolled.start_time, rolled.user_id)
