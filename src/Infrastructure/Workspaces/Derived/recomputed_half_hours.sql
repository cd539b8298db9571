-- What do the dirty half hours come to? @instance; @window_start and @window_end bound them; records are looked up in months
-- that have any: @months_reported of usage, @months_seen of agent stats. Grain: half hour, template, user.
--
-- Minutes are bits: minute n of a half hour is bit n. Agent rows with any session give the minutes of each kind, but count
-- only when one of them was connected. App sessions give the minutes that they touch. The latency is the median of every
-- positive sample of the same user and template in a minute with any use. A half hour that its producer reported
-- ready-made stands in place of all that.
-- Stored rows are looked up laterally and with an offset, so that the index is the only way, whatever the planner believes
-- of the tables' sizes.
INSERT INTO rolled (
    instance_id, start_time, template_id, user_id,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins,
    median_latency_ms, app_usage_mins)
WITH reported AS MATERIALIZED (
    SELECT usage.*
    FROM (SELECT dirty.* FROM rolling AS dirty WHERE date_trunc('month', dirty.start_time AT TIME ZONE 'UTC')::date = ANY (@months_reported)) AS rolling
    CROSS JOIN LATERAL (
        SELECT reports.*
        FROM workspaces.usage AS reports
        WHERE reports.instance_id = @instance
          AND reports.user_id = rolling.user_id
          AND reports.start_time = rolling.start_time
          AND reports.start_time >= @window_start
          AND reports.start_time < @window_end
        OFFSET 0
    ) AS usage
), agents AS (
    -- Summed up within each look-up: few rows at a time need no sorting of all.
    SELECT rolling.start_time, rolling.user_id, stats.*
    FROM (SELECT dirty.* FROM rolling AS dirty WHERE date_trunc('month', dirty.start_time AT TIME ZONE 'UTC')::date = ANY (@months_seen)) AS rolling
    CROSS JOIN LATERAL (
        SELECT
            rows.template_id,
            coalesce(max(rows.connection_count) FILTER (WHERE rows.vscode OR rows.jetbrains OR rows.reconnecting_pty OR rows.ssh) > 0, false) AS connected,
            coalesce(bit_or(rows.minute) FILTER (WHERE rows.vscode), 0) AS vscode,
            coalesce(bit_or(rows.minute) FILTER (WHERE rows.jetbrains), 0) AS jetbrains,
            coalesce(bit_or(rows.minute) FILTER (WHERE rows.reconnecting_pty), 0) AS reconnecting_pty,
            coalesce(bit_or(rows.minute) FILTER (WHERE rows.ssh), 0) AS ssh,
            array_agg(rows.latency) FILTER (WHERE rows.latency > 0) AS latencies,
            array_agg(rows.minute) FILTER (WHERE rows.latency > 0) AS latency_minutes
        FROM (
            SELECT
                raw.template_id,
                1 << date_part('minute', raw.created_at - rolling.start_time)::integer AS minute,
                raw.connection_count,
                raw.connection_median_latency_ms AS latency,
                raw.session_count_vscode > 0 AS vscode,
                raw.session_count_jetbrains > 0 AS jetbrains,
                raw.session_count_reconnecting_pty > 0 AS reconnecting_pty,
                raw.session_count_ssh > 0 AS ssh
            FROM workspaces.agent_stats AS raw
            WHERE raw.instance_id = @instance
              AND raw.user_id = rolling.user_id
              AND raw.created_at >= rolling.start_time
              AND raw.created_at < rolling.start_time + interval '30 minutes'
              AND raw.created_at >= @window_start
              AND raw.created_at < @window_end
            OFFSET 0
        ) AS rows
        GROUP BY rows.template_id
        OFFSET 0
    ) AS stats
), agent_usage AS (
    SELECT
        agents.start_time,
        agents.template_id,
        agents.user_id,
        CASE WHEN agents.connected THEN agents.vscode | agents.jetbrains | agents.reconnecting_pty | agents.ssh ELSE 0 END AS minutes,
        CASE WHEN agents.connected THEN agents.vscode ELSE 0 END AS vscode,
        CASE WHEN agents.connected THEN agents.jetbrains ELSE 0 END AS jetbrains,
        CASE WHEN agents.connected THEN agents.reconnecting_pty ELSE 0 END AS reconnecting_pty,
        CASE WHEN agents.connected THEN agents.ssh ELSE 0 END AS ssh,
        agents.latencies,
        agents.latency_minutes
    FROM agents
), users AS MATERIALIZED (
    SELECT rolling.user_id, min(rolling.start_time) AS first_start, max(rolling.start_time) + interval '30 minutes' AS last_end
    FROM rolling
    GROUP BY rolling.user_id
), sessions AS (
    SELECT
        users.user_id,
        users.first_start,
        users.last_end,
        touching.session_started_at,
        touching.session_ended_at,
        coalesce(touching.template_id, workspaces.template_id) AS template_id,
        CASE touching.access_method WHEN 'terminal' THEN '[terminal]' ELSE touching.slug_or_port END AS app
    FROM users
    CROSS JOIN LATERAL (
        SELECT sessions.*
        FROM workspaces.app_sessions AS sessions
        WHERE sessions.instance_id = @instance
          AND sessions.user_id = users.user_id
          AND sessions.session_ended_at > users.first_start
          AND sessions.session_started_at < users.last_end
          AND sessions.session_started_at < @window_end
          AND sessions.session_ended_at > sessions.session_started_at
        OFFSET 0
    ) AS touching
    LEFT JOIN LATERAL (
        SELECT owning.template_id
        FROM workspaces.workspaces AS owning
        WHERE owning.instance_id = @instance
          AND owning.id = touching.workspace_id
          AND touching.template_id IS NULL
        OFFSET 0
    ) AS workspaces ON true
), visits AS (
    SELECT
        half_hours.start_time,
        sessions.template_id,
        sessions.user_id,
        sessions.app,
        CASE
            WHEN sessions.session_started_at <= half_hours.start_time THEN 0
            ELSE date_part('minute', sessions.session_started_at - half_hours.start_time)::integer
        END AS first_minute,
        CASE
            WHEN sessions.session_ended_at >= half_hours.start_time + interval '30 minutes' THEN 29
            ELSE date_part('minute', sessions.session_ended_at - interval '1 microsecond' - half_hours.start_time)::integer
        END AS last_minute
    FROM sessions
    CROSS JOIN LATERAL generate_series(
        date_bin('30 minutes', greatest(sessions.session_started_at, sessions.first_start), timestamptz 'epoch'),
        least(sessions.session_ended_at, sessions.last_end) - interval '1 microsecond',
        interval '30 minutes') AS half_hours (start_time)
    JOIN rolling ON rolling.start_time = half_hours.start_time AND rolling.user_id = sessions.user_id
), apps AS (
    SELECT
        visits.start_time,
        visits.template_id,
        visits.user_id,
        visits.app,
        bit_or(((1 << (visits.last_minute - visits.first_minute + 1)) - 1) << visits.first_minute) AS minutes
    FROM visits
    WHERE visits.template_id IS NOT NULL
    GROUP BY visits.start_time, visits.template_id, visits.user_id, visits.app
), app_usage AS (
    SELECT
        apps.start_time,
        apps.template_id,
        apps.user_id,
        bit_or(apps.minutes) AS minutes,
        jsonb_object_agg(apps.app, bit_count(apps.minutes::bit(30))) AS app_usage_mins
    FROM apps
    GROUP BY apps.start_time, apps.template_id, apps.user_id
), raw_usage AS MATERIALIZED (
    SELECT
        start_time,
        template_id,
        user_id,
        coalesce(agent_usage.minutes, 0) | coalesce(app_usage.minutes, 0) AS minutes,
        coalesce(agent_usage.vscode, 0) AS vscode,
        coalesce(agent_usage.jetbrains, 0) AS jetbrains,
        coalesce(agent_usage.reconnecting_pty, 0) AS reconnecting_pty,
        coalesce(agent_usage.ssh, 0) AS ssh,
        app_usage.app_usage_mins,
        agent_usage.latencies,
        agent_usage.latency_minutes
    FROM agent_usage
    FULL JOIN app_usage USING (start_time, template_id, user_id)
)
SELECT
    @instance, raw_usage.start_time, raw_usage.template_id, raw_usage.user_id,
    bit_count(raw_usage.minutes::bit(30)),
    bit_count(raw_usage.vscode::bit(30)),
    bit_count(raw_usage.jetbrains::bit(30)),
    bit_count(raw_usage.reconnecting_pty::bit(30)),
    bit_count(raw_usage.ssh::bit(30)),
    0,
    (
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY samples.latency)
        FROM unnest(raw_usage.latencies, raw_usage.latency_minutes) AS samples (latency, minute)
        WHERE samples.minute & raw_usage.minutes <> 0
    )::real,
    raw_usage.app_usage_mins
FROM raw_usage
LEFT JOIN reported
    ON reported.start_time = raw_usage.start_time
    AND reported.template_id = raw_usage.template_id
    AND reported.user_id = raw_usage.user_id
WHERE raw_usage.minutes <> 0
  AND reported.user_id IS NULL
UNION ALL
SELECT
    @instance, reported.start_time, reported.template_id, reported.user_id,
    reported.usage_mins, reported.vscode_mins, reported.jetbrains_mins, reported.reconnecting_pty_mins, reported.ssh_mins, reported.sftp_mins,
    -- 0 or less stands for none, and need not be within what single precision holds.
    CASE WHEN reported.median_latency_ms > 0 THEN reported.median_latency_ms::real END, reported.app_usage_mins
FROM reported
