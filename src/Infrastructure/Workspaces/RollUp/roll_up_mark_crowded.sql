-- Marks the half hours in which a user's templates together pass 30 minutes of something: only there does the cap bite.
WITH together AS (
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
), apps_together AS (
    SELECT rolled.start_time, rolled.user_id, apps.key AS app
    FROM together
    JOIN rolled ON rolled.start_time = together.start_time AND rolled.user_id = together.user_id
    CROSS JOIN LATERAL jsonb_each_text(rolled.app_usage_mins) AS apps
    GROUP BY rolled.start_time, rolled.user_id, apps.key
    HAVING sum(apps.value::integer) > 30
)
UPDATE rolled
SET crowded = together.crowded,
    apps_crowded = EXISTS (
        SELECT FROM apps_together
        WHERE apps_together.start_time = together.start_time AND apps_together.user_id = together.user_id)
FROM together
WHERE rolled.start_time = together.start_time AND rolled.user_id = together.user_id
