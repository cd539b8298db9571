-- What do the changed days come to in the whole deployment? @instance. Grain: day, user.
-- Each half hour is capped at 30 minutes of a kind; a latency stays one sample a half hour and template.
INSERT INTO workspaces.user_days (
    instance_id, day, user_id, half_hours,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins, template_ids, latencies)
WITH capped AS (
    SELECT
        half_hours.day,
        half_hours.user_id,
        half_hours.slot,
        least(30, sum(half_hours.usage_mins)) AS usage_mins,
        least(30, sum(half_hours.vscode_mins)) AS vscode_mins,
        least(30, sum(half_hours.jetbrains_mins)) AS jetbrains_mins,
        least(30, sum(half_hours.reconnecting_pty_mins)) AS reconnecting_pty_mins,
        least(30, sum(half_hours.ssh_mins)) AS ssh_mins,
        least(30, sum(half_hours.sftp_mins)) AS sftp_mins
    FROM day_half_hours AS half_hours
    GROUP BY half_hours.day, half_hours.user_id, half_hours.slot
), sums AS (
    SELECT
        capped.day,
        capped.user_id,
        bit_or(1::bigint << capped.slot) AS half_hours,
        sum(capped.usage_mins) AS usage_mins,
        sum(capped.vscode_mins) AS vscode_mins,
        sum(capped.jetbrains_mins) AS jetbrains_mins,
        sum(capped.reconnecting_pty_mins) AS reconnecting_pty_mins,
        sum(capped.ssh_mins) AS ssh_mins,
        sum(capped.sftp_mins) AS sftp_mins
    FROM capped
    GROUP BY capped.day, capped.user_id
), sets AS (
    SELECT
        days.day,
        days.user_id,
        array_agg(days.template_id ORDER BY days.template_id) AS template_ids,
        string_agg(days.latencies, '' ORDER BY days.template_id) AS latencies
    FROM rolling_days
    JOIN workspaces.usage_days AS days
        ON days.instance_id = @instance
        AND days.day = rolling_days.day
        AND days.user_id = rolling_days.user_id
    GROUP BY days.day, days.user_id
)
SELECT
    @instance, sums.day, sums.user_id, sums.half_hours,
    sums.usage_mins, sums.vscode_mins, sums.jetbrains_mins, sums.reconnecting_pty_mins, sums.ssh_mins, sums.sftp_mins,
    sets.template_ids, sets.latencies
FROM sums
JOIN sets ON sets.day = sums.day AND sets.user_id = sums.user_id
