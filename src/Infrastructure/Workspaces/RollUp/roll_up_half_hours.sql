-- What do the noted half hours come to? @instance. Grain: half hour, template, user.
--
-- Minutes are bits: minute n of a half hour is bit n. Agent rows with any session give the minutes of each kind, but count
-- only when one of them was connected. App sessions give the minutes that they touch. The latency is the median of every
-- positive sample of the same user and template in a minute with any use. A half hour that its producer reported
-- ready-made stands in place of all that.
INSERT INTO rolled (
    instance_id, start_time, template_id, user_id,
    usage_mins, vscode_mins, jetbrains_mins, reconnecting_pty_mins, ssh_mins, sftp_mins,
    median_latency_ms, app_usage_mins)
WITH reported AS MATERIALIZED (
    SELECT usage.*
    FROM rolling
    JOIN workspaces.usage
        ON usage.instance_id = @instance
        AND usage.user_id = rolling.user_id
        AND usage.start_time = rolling.start_time
), agent_rows AS (
    SELECT
        rolling.start_time,
        stats.template_id,
        rolling.user_id,
        1 << date_part('minute', stats.created_at - rolling.start_time)::integer AS minute,
        stats.connection_count,
        stats.connection_median_latency_ms AS latency,
        stats.session_count_vscode > 0 AS vscode,
        stats.session_count_jetbrains > 0 AS jetbrains,
        stats.session_count_reconnecting_pty > 0 AS reconnecting_pty,
        stats.session_count_ssh > 0 AS ssh
    FROM rolling
    JOIN workspaces.agent_stats AS stats
        ON stats.instance_id = @instance
        AND stats.user_id = rolling.user_id
        AND stats.created_at >= rolling.start_time
        AND stats.created_at < rolling.start_time + interval '30 minutes'
), agents AS (
    SELECT
        agent_rows.start_time,
        agent_rows.template_id,
        agent_rows.user_id,
        coalesce(max(agent_rows.connection_count) FILTER (
            WHERE agent_rows.vscode OR agent_rows.jetbrains OR agent_rows.reconnecting_pty OR agent_rows.ssh) > 0, false) AS connected,
        coalesce(bit_or(agent_rows.minute) FILTER (WHERE agent_rows.vscode), 0) AS vscode,
        coalesce(bit_or(agent_rows.minute) FILTER (WHERE agent_rows.jetbrains), 0) AS jetbrains,
        coalesce(bit_or(agent_rows.minute) FILTER (WHERE agent_rows.reconnecting_pty), 0) AS reconnecting_pty,
        coalesce(bit_or(agent_rows.minute) FILTER (WHERE agent_rows.ssh), 0) AS ssh,
        array_agg(agent_rows.latency) FILTER (WHERE agent_rows.latency > 0) AS latencies,
        array_agg(agent_rows.minute) FILTER (WHERE agent_rows.latency > 0) AS latency_minutes
    FROM agent_rows
    GROUP BY agent_rows.start_time, agent_rows.template_id, agent_rows.user_id
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
), half_hours AS MATERIALIZED (
    SELECT rolling.start_time FROM rolling GROUP BY rolling.start_time
), visits AS (
    SELECT
        half_hours.start_time,
        coalesce(sessions.template_id, workspaces.template_id) AS template_id,
        sessions.user_id,
        CASE sessions.access_method WHEN 'terminal' THEN '[terminal]' ELSE sessions.slug_or_port END AS app,
        CASE
            WHEN sessions.session_started_at <= half_hours.start_time THEN 0
            ELSE date_part('minute', sessions.session_started_at - half_hours.start_time)::integer
        END AS first_minute,
        CASE
            WHEN sessions.session_ended_at >= half_hours.start_time + interval '30 minutes' THEN 29
            ELSE date_part('minute', sessions.session_ended_at - interval '1 microsecond' - half_hours.start_time)::integer
        END AS last_minute
    FROM half_hours
    CROSS JOIN LATERAL (
        SELECT touching.*
        FROM workspaces.app_sessions AS touching
        WHERE touching.instance_id = @instance
          AND tstzrange(touching.session_started_at, greatest(touching.session_started_at, touching.session_ended_at))
              && tstzrange(half_hours.start_time, half_hours.start_time + interval '30 minutes')
        OFFSET 0
    ) AS sessions
    JOIN rolling ON rolling.start_time = half_hours.start_time AND rolling.user_id = sessions.user_id
    LEFT JOIN workspaces.workspaces ON workspaces.instance_id = @instance AND workspaces.id = sessions.workspace_id
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
WHERE raw_usage.minutes <> 0
  AND (raw_usage.start_time, raw_usage.template_id, raw_usage.user_id) NOT IN (
    SELECT reported.start_time, reported.template_id, reported.user_id FROM reported)
UNION ALL
SELECT
    @instance, reported.start_time, reported.template_id, reported.user_id,
    reported.usage_mins, reported.vscode_mins, reported.jetbrains_mins, reported.reconnecting_pty_mins, reported.ssh_mins, reported.sftp_mins,
    reported.median_latency_ms::real, reported.app_usage_mins
FROM reported
