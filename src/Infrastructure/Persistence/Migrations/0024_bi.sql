-- Views for tools of business intelligence, what they need in the day rows of workspaces, and which days of records have changed.

-- Sums of a template's UTC day beside its packed half hours: minutes in all; of each kind (VS Code, JetBrains, reconnecting PTY, SSH, SFTP) and of
-- each app the minutes and the users. Half hours of several templates are not capped here.
ALTER TABLE workspaces.template_days
    ADD COLUMN usage_mins integer NOT NULL DEFAULT 0,
    ADD COLUMN kind_mins  integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN kind_users integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN app_names  text[] NOT NULL DEFAULT '{}',
    ADD COLUMN app_mins   integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN app_users  integer[] NOT NULL DEFAULT '{}';

ALTER TABLE workspaces.template_days
    ALTER COLUMN usage_mins DROP DEFAULT,
    ALTER COLUMN kind_mins DROP DEFAULT,
    ALTER COLUMN kind_users DROP DEFAULT,
    ALTER COLUMN app_names DROP DEFAULT,
    ALTER COLUMN app_mins DROP DEFAULT,
    ALTER COLUMN app_users DROP DEFAULT;

-- The users of a UTC day by id, and the minutes of each, a half hour capped at 30.
ALTER TABLE workspaces.deployment_days
    ADD COLUMN user_ids  uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN user_mins smallint[] NOT NULL DEFAULT '{}';

ALTER TABLE workspaces.deployment_days
    ALTER COLUMN user_ids DROP DEFAULT,
    ALTER COLUMN user_mins DROP DEFAULT,
    ALTER COLUMN user_ids SET STORAGE EXTERNAL,
    ALTER COLUMN user_mins SET STORAGE EXTERNAL;

INSERT INTO workspaces.dirty_days (instance_id, day)
SELECT days.instance_id, days.day
FROM workspaces.deployment_days AS days;

-- In which data version did records of a UTC day change last? The day -infinity stands for all of them: a collection without times has no other row,
-- and what changed before this table was there is known by it alone.
CREATE TABLE access.changed_days (
    instance_id integer NOT NULL,
    collection  text NOT NULL,
    day         date NOT NULL,
    version     bigint NOT NULL,
    changed_at  timestamptz NOT NULL,
    CONSTRAINT pk_changed_days PRIMARY KEY (instance_id, collection, day),
    CONSTRAINT fk_changed_days_data_versions FOREIGN KEY (instance_id) REFERENCES access.data_versions (instance_id) ON DELETE CASCADE
);

INSERT INTO access.changed_days (instance_id, collection, day, version, changed_at)
SELECT collections.instance_id, collections.collection, '-infinity', versions.version, collections.last_received_at
FROM access.collections
JOIN access.data_versions AS versions ON versions.instance_id = collections.instance_id;

-- The end of what is known of each instance: when records last came in, or as of when a product's database was last read.
CREATE VIEW access.last_data AS
SELECT ends.instance_id, ends.last_at, (ends.last_at AT TIME ZONE 'UTC')::date AS last_day
FROM (
    SELECT collections.instance_id, greatest(max(collections.last_received_at), max(sources.as_of)) AS last_at
    FROM access.collections
    LEFT JOIN access.sources ON sources.instance_id = collections.instance_id
    GROUP BY collections.instance_id
) AS ends;

CREATE SCHEMA bi;

COMMENT ON SCHEMA bi IS 'Usage for tools of business intelligence. Days and weeks are of UTC, weeks begin on Monday. Columns stay as they are; new ones may come at the end.';

-- Every user's id and name in these views goes through these two functions, so that what is shown of users is decided here alone.
CREATE FUNCTION bi.user_id(instance access.instances, id text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN id;

CREATE FUNCTION bi.user_name(instance access.instances, id text, name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN name;

CREATE VIEW bi.instances AS
SELECT
    instances.key AS instance,
    instances.kind,
    instances.name,
    instances.time_zone,
    data.last_at AS last_data_at,
    coalesce(versions.version, 0) AS data_version
FROM access.instances
LEFT JOIN access.last_data AS data ON data.instance_id = instances.id
LEFT JOIN access.data_versions AS versions ON versions.instance_id = instances.id
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.instances IS 'The instances that are reported on, one a row.';
COMMENT ON COLUMN bi.instances.instance IS 'The key of the instance, by which all views are filtered.';
COMMENT ON COLUMN bi.instances.kind IS 'workspaces, flags or network.';
COMMENT ON COLUMN bi.instances.name IS 'The name of the instance for people.';
COMMENT ON COLUMN bi.instances.time_zone IS 'The IANA name of the time zone in which reports of the instance count days unless they are told otherwise.';
COMMENT ON COLUMN bi.instances.last_data_at IS 'When records last came in, or as of when the product''s database was last read. Views of states end with its day.';
COMMENT ON COLUMN bi.instances.data_version IS 'Grows with every change of the instance''s records.';

CREATE VIEW bi.users AS
SELECT
    instances.key AS instance,
    bi.user_id(instances, users.id::text) AS user_id,
    bi.user_name(instances, users.id::text, users.username) AS user_name,
    users.status AS state,
    users.is_system,
    users.deleted AS is_deleted
FROM access.instances
JOIN workspaces.users ON users.instance_id = instances.id
WHERE instances.deleted_at IS NULL
UNION ALL
SELECT
    instances.key,
    bi.user_id(instances, users.id::text),
    bi.user_name(instances, users.id::text, coalesce(users.username, users.name)),
    NULL,
    users.is_system OR users.is_service,
    users.deleted_at IS NOT NULL
FROM access.instances
JOIN flags.users ON users.instance_id = instances.id
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.users IS 'The users of workspaces and flags as they are now, one a row.';
COMMENT ON COLUMN bi.users.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.users.user_id IS 'The id that the product gave the user, as text.';
COMMENT ON COLUMN bi.users.user_name IS 'The name by which the user signs in; null where none is known.';
COMMENT ON COLUMN bi.users.state IS 'Of workspaces the status, such as active, dormant or suspended; null where it is not known, and of flags.';
COMMENT ON COLUMN bi.users.is_system IS 'Whether it is an account of the product itself or of a service.';
COMMENT ON COLUMN bi.users.is_deleted IS 'Whether the account was deleted.';

CREATE VIEW bi.active_users_daily AS
SELECT
    instances.key AS instance,
    days.day,
    cardinality(days.user_mins) AS users,
    (SELECT sum(minutes.used) FROM unnest(days.user_mins) AS minutes (used)) AS minutes
FROM access.instances
JOIN workspaces.deployment_days AS days ON days.instance_id = instances.id
WHERE instances.deleted_at IS NULL AND days.user_mins <> '{}';

COMMENT ON VIEW bi.active_users_daily IS 'How many users worked on each day, and how long together. Days without use have no row.';
COMMENT ON COLUMN bi.active_users_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.active_users_daily.day IS 'The day of UTC.';
COMMENT ON COLUMN bi.active_users_daily.users IS 'Distinct users with any use, as the report active-users counts them.';
COMMENT ON COLUMN bi.active_users_daily.minutes IS 'Minutes of use of all users; a half hour of a user counts at most 30, whatever templates were used.';

CREATE VIEW bi.active_users_weekly AS
SELECT instances.key AS instance, weeks.week, seen.users
FROM access.instances
CROSS JOIN LATERAL (
    SELECT DISTINCT date_trunc('week', days.day::timestamp)::date AS week
    FROM workspaces.deployment_days AS days
    WHERE days.instance_id = instances.id
) AS weeks
CROSS JOIN LATERAL (
    SELECT count(*) AS users
    FROM (
        SELECT DISTINCT unnest(days.user_ids)
        FROM workspaces.deployment_days AS days
        WHERE days.instance_id = instances.id AND days.day >= weeks.week AND days.day < weeks.week + 7
    ) AS users
) AS seen
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.active_users_weekly IS 'How many users worked in each week, each counted once. Weeks without use have no row.';
COMMENT ON COLUMN bi.active_users_weekly.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.active_users_weekly.week IS 'The Monday that the week begins with.';
COMMENT ON COLUMN bi.active_users_weekly.users IS 'Distinct users with any use in the week.';

CREATE VIEW bi.active_users_monthly AS
SELECT instances.key AS instance, months.month, seen.users
FROM access.instances
CROSS JOIN LATERAL (
    SELECT DISTINCT date_trunc('month', days.day::timestamp)::date AS month
    FROM workspaces.deployment_days AS days
    WHERE days.instance_id = instances.id
) AS months
CROSS JOIN LATERAL (
    SELECT count(*) AS users
    FROM (
        SELECT DISTINCT unnest(days.user_ids)
        FROM workspaces.deployment_days AS days
        WHERE days.instance_id = instances.id AND days.day >= months.month AND days.day < (months.month + interval '1 month')::date
    ) AS users
) AS seen
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.active_users_monthly IS 'How many users worked in each calendar month, each counted once. Months without use have no row.';
COMMENT ON COLUMN bi.active_users_monthly.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.active_users_monthly.month IS 'The first day of the month.';
COMMENT ON COLUMN bi.active_users_monthly.users IS 'Distinct users with any use in the month.';

CREATE VIEW bi.user_activity_daily AS
SELECT
    instances.key AS instance,
    used.day,
    CASE WHEN people.id IS NULL THEN bi.user_id(instances, used.id::text) ELSE people.user_id END AS user_id,
    CASE WHEN people.id IS NULL THEN bi.user_name(instances, used.id::text, NULL) ELSE people.user_name END AS user_name,
    used.minutes::integer AS minutes
FROM access.instances
CROSS JOIN LATERAL (
    SELECT days.day, unnest(days.user_ids) AS id, unnest(days.user_mins) AS minutes
    FROM workspaces.deployment_days AS days
    WHERE days.instance_id = instances.id
) AS used
-- With an offset, so that what is shown of each user is made once, not for each of their days.
LEFT JOIN LATERAL (
    SELECT users.id, bi.user_id(instances, users.id::text) AS user_id, bi.user_name(instances, users.id::text, users.username) AS user_name
    FROM workspaces.users
    WHERE users.instance_id = instances.id
    OFFSET 0
) AS people ON people.id = used.id
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.user_activity_daily IS 'How long each user worked on each day. Users have a row on days with use alone.';
COMMENT ON COLUMN bi.user_activity_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.user_activity_daily.day IS 'The day of UTC.';
COMMENT ON COLUMN bi.user_activity_daily.user_id IS 'The id that the product gave the user, as text.';
COMMENT ON COLUMN bi.user_activity_daily.user_name IS 'The name by which the user signs in; null where the user is not known.';
COMMENT ON COLUMN bi.user_activity_daily.minutes IS 'Minutes of use; a half hour counts at most 30, whatever templates were used.';

CREATE VIEW bi.template_usage_daily AS
SELECT
    instances.key AS instance,
    days.day,
    days.template_id::text AS template_id,
    templates.name AS template,
    length(days.users) / 22 AS users,
    days.usage_mins AS minutes
FROM access.instances
JOIN workspaces.template_days AS days ON days.instance_id = instances.id
LEFT JOIN workspaces.templates ON templates.instance_id = days.instance_id AND templates.id = days.template_id
WHERE instances.deleted_at IS NULL AND days.kind_mins <> '{}';

COMMENT ON VIEW bi.template_usage_daily IS 'The use of each template on each day. Days without use of a template have no row.';
COMMENT ON COLUMN bi.template_usage_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.template_usage_daily.day IS 'The day of UTC.';
COMMENT ON COLUMN bi.template_usage_daily.template_id IS 'The id of the template, as text.';
COMMENT ON COLUMN bi.template_usage_daily.template IS 'The name of the template now; null where it is not known.';
COMMENT ON COLUMN bi.template_usage_daily.users IS 'Distinct users of the template on the day.';
COMMENT ON COLUMN bi.template_usage_daily.minutes IS 'Minutes of use of all its users. Summed over templates it may exceed the deployment''s, since a user can use several at once.';

CREATE VIEW bi.app_usage_daily AS
SELECT
    instances.key AS instance,
    days.day,
    days.template_id::text AS template_id,
    templates.name AS template,
    used.type,
    used.app,
    coalesce(used.name, apps.display_name) AS app_name,
    used.users,
    used.minutes
FROM access.instances
JOIN workspaces.template_days AS days ON days.instance_id = instances.id
CROSS JOIN LATERAL (
    SELECT 'builtin' AS type, kinds.app, kinds.name, kinds.users, kinds.minutes
    FROM unnest(
        ARRAY['vscode', 'jetbrains', 'reconnecting-pty', 'ssh', 'sftp'],
        ARRAY['Visual Studio Code', 'JetBrains', 'Web Terminal', 'SSH', 'SFTP'],
        days.kind_users, days.kind_mins) AS kinds (app, name, users, minutes)
    WHERE kinds.minutes > 0
    UNION ALL
    SELECT 'app', named.app, NULL, named.users, named.minutes
    FROM unnest(days.app_names, days.app_users, days.app_mins) AS named (app, users, minutes)
) AS used
LEFT JOIN workspaces.templates ON templates.instance_id = days.instance_id AND templates.id = days.template_id
LEFT JOIN workspaces.apps
    ON apps.instance_id = days.instance_id
    AND apps.template_id = days.template_id
    AND apps.slug = used.app
    AND used.type = 'app'
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.app_usage_daily IS 'The use of each app of each template on each day, with the ways in that every workspace has. Days without use of an app have no row.';
COMMENT ON COLUMN bi.app_usage_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.app_usage_daily.day IS 'The day of UTC.';
COMMENT ON COLUMN bi.app_usage_daily.template_id IS 'The id of the template, as text.';
COMMENT ON COLUMN bi.app_usage_daily.template IS 'The name of the template now; null where it is not known.';
COMMENT ON COLUMN bi.app_usage_daily.type IS 'builtin for the ways in that every workspace has, else app.';
COMMENT ON COLUMN bi.app_usage_daily.app IS 'The slug of the app.';
COMMENT ON COLUMN bi.app_usage_daily.app_name IS 'The name of the app for people now; null where the template has no such app any more.';
COMMENT ON COLUMN bi.app_usage_daily.users IS 'Distinct users of the app of this template on the day.';
COMMENT ON COLUMN bi.app_usage_daily.minutes IS 'Minutes of use of all its users. Summed over templates it may exceed the deployment''s, since a user can use several at once.';

CREATE VIEW bi.user_states_daily AS
SELECT instances.key AS instance, states.day, states.state, states.users
FROM access.instances
JOIN access.last_data AS data ON data.instance_id = instances.id
CROSS JOIN LATERAL (
    WITH spans AS (
        SELECT
            changes.new_status AS state,
            -- A state counts from the first midnight at or after its beginning, which is the end of this day.
            ((changes.changed_at - interval '1 microsecond') AT TIME ZONE 'UTC')::date AS first_day,
            ((least(
                lead(changes.changed_at) OVER (PARTITION BY changes.user_id ORDER BY changes.changed_at, changes.id),
                deletions.deleted_at) - interval '1 microsecond') AT TIME ZONE 'UTC')::date AS end_day
        FROM workspaces.user_status_changes AS changes
        LEFT JOIN workspaces.users ON users.instance_id = changes.instance_id AND users.id = changes.user_id
        LEFT JOIN (
            SELECT user_deletions.user_id, min(user_deletions.deleted_at) AS deleted_at
            FROM workspaces.user_deletions
            WHERE user_deletions.instance_id = instances.id
            GROUP BY user_deletions.user_id
        ) AS deletions ON deletions.user_id = changes.user_id
        WHERE changes.instance_id = instances.id AND users.is_system IS NOT TRUE
    ), deltas AS (
        SELECT spans.state, spans.first_day AS day, count(*) AS users
        FROM spans
        WHERE spans.end_day IS NULL OR spans.first_day < spans.end_day
        GROUP BY spans.state, spans.first_day
        UNION ALL
        SELECT spans.state, spans.end_day, -count(*)
        FROM spans
        WHERE spans.first_day < spans.end_day
        GROUP BY spans.state, spans.end_day
    ), first_days AS (
        SELECT deltas.state, min(deltas.day) AS day
        FROM deltas
        GROUP BY deltas.state
    ), sums AS (
        SELECT deltas.state, deltas.day, sum(deltas.users) AS users
        FROM deltas
        GROUP BY deltas.state, deltas.day
    )
    SELECT
        first_days.day + offsets.days AS day,
        first_days.state,
        (sum(coalesce(sums.users, 0)) OVER (PARTITION BY first_days.state ORDER BY offsets.days))::bigint AS users
    FROM first_days
    CROSS JOIN LATERAL generate_series(0, data.last_day - first_days.day) AS offsets (days)
    LEFT JOIN sums ON sums.state = first_days.state AND sums.day = first_days.day + offsets.days
) AS states
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.user_states_daily IS 'How many users of workspaces had each state at the end of each day, from the first change on to the last day with data.';
COMMENT ON COLUMN bi.user_states_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.user_states_daily.day IS 'The day of UTC at whose end users are counted, which is 00:00 of the next.';
COMMENT ON COLUMN bi.user_states_daily.state IS 'The status, such as active, dormant or suspended.';
COMMENT ON COLUMN bi.user_states_daily.users IS 'Users in the state that are not deleted and no accounts of the product itself.';

CREATE VIEW bi.flag_states_daily AS
SELECT instances.key AS instance, days.day, states.state, states.flags
FROM access.instances
JOIN access.last_data AS data ON data.instance_id = instances.id
CROSS JOIN LATERAL (
    WITH present AS (
        SELECT
            data.last_day AS day,
            count(*) AS total,
            count(*) FILTER (WHERE flags.stale) AS stale,
            count(*) FILTER (WHERE flags.potentially_stale AND NOT flags.stale) AS potentially_stale
        FROM flags.flags
        WHERE flags.instance_id = instances.id
          AND flags.created_at < (data.last_day + 1)::timestamp AT TIME ZONE 'UTC'
          AND (flags.archived_at IS NULL OR flags.archived_at >= (data.last_day + 1)::timestamp AT TIME ZONE 'UTC')
    ), first_day AS (
        SELECT least(
            (SELECT min(deltas.day) FROM flags.flag_delta_days AS deltas WHERE deltas.instance_id = instances.id),
            (SELECT min(trends.day) FROM flags.flag_trends AS trends WHERE trends.instance_id = instances.id)) AS day
    ), sums AS (
        SELECT
            first_day.day + offsets.days AS day,
            (sum(coalesce(deltas.flags, 0)) OVER (ORDER BY offsets.days))::bigint AS total,
            (sum(coalesce(deltas.stale, 0)) OVER (ORDER BY offsets.days))::bigint AS stale,
            (sum(coalesce(deltas.potentially_stale, 0)) OVER (ORDER BY offsets.days))::bigint AS potentially_stale
        FROM first_day
        CROSS JOIN LATERAL generate_series(0, data.last_day - first_day.day) AS offsets (days)
        LEFT JOIN flags.flag_delta_days AS deltas ON deltas.instance_id = instances.id AND deltas.day = first_day.day + offsets.days
    )
    SELECT
        sums.day,
        coalesce(captured.total, present.total, sums.total) AS total,
        coalesce(captured.stale, present.stale, sums.stale) AS stale,
        coalesce(captured.potentially_stale, present.potentially_stale, sums.potentially_stale) AS potentially_stale
    FROM sums
    LEFT JOIN present ON present.day = sums.day
    LEFT JOIN flags.flag_trends AS captured ON captured.instance_id = instances.id AND captured.day = sums.day
) AS days
CROSS JOIN LATERAL (
    VALUES
        ('active', days.total - days.stale - days.potentially_stale),
        ('stale', days.stale),
        ('potentially-stale', days.potentially_stale)
) AS states (state, flags)
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.flag_states_daily IS 'How many flags of an instance had each state at the end of each day, from the first flag on to the last day with data, as the report flag-trends tells.';
COMMENT ON COLUMN bi.flag_states_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.flag_states_daily.day IS 'The day of UTC at whose end flags are counted.';
COMMENT ON COLUMN bi.flag_states_daily.state IS 'active, stale or potentially-stale.';
COMMENT ON COLUMN bi.flag_states_daily.flags IS 'Flags in the state that are not archived.';

CREATE VIEW bi.project_flag_states_daily AS
SELECT instances.key AS instance, days.day, days.project, states.state, states.flags
FROM access.instances
JOIN access.last_data AS data ON data.instance_id = instances.id
CROSS JOIN LATERAL (
    WITH present AS (
        SELECT
            flags.project,
            count(*) AS total,
            count(*) FILTER (WHERE flags.stale) AS stale,
            count(*) FILTER (WHERE flags.potentially_stale AND NOT flags.stale) AS potentially_stale
        FROM flags.flags
        WHERE flags.instance_id = instances.id
          AND flags.created_at < (data.last_day + 1)::timestamp AT TIME ZONE 'UTC'
          AND (flags.archived_at IS NULL OR flags.archived_at >= (data.last_day + 1)::timestamp AT TIME ZONE 'UTC')
        GROUP BY flags.project
    ), deltas AS (
        SELECT
            changes.project,
            changes.day,
            sum(changes.flags)::integer AS total,
            sum(changes.stale)::integer AS stale,
            sum(changes.potentially_stale)::integer AS potentially_stale
        FROM flags.flag_deltas AS changes
        WHERE changes.instance_id = instances.id
        GROUP BY changes.project, changes.day
    ), first_days AS (
        SELECT known.project, min(known.day) AS day
        FROM (
            SELECT deltas.project, deltas.day
            FROM deltas
            UNION ALL
            SELECT trends.project, trends.week + 6
            FROM flags.project_flag_trends AS trends
            WHERE trends.instance_id = instances.id
        ) AS known
        GROUP BY known.project
    ), project_days AS MATERIALIZED (
        SELECT first_days.project, first_days.day + offsets.days AS day
        FROM first_days
        CROSS JOIN LATERAL generate_series(0, data.last_day - first_days.day) AS offsets (days)
    ), sums AS (
        SELECT
            project_days.project,
            project_days.day,
            sum(coalesce(deltas.total, 0)) OVER past AS total,
            sum(coalesce(deltas.stale, 0)) OVER past AS stale,
            sum(coalesce(deltas.potentially_stale, 0)) OVER past AS potentially_stale
        FROM project_days
        LEFT JOIN deltas ON deltas.project = project_days.project AND deltas.day = project_days.day
        WINDOW past AS (PARTITION BY project_days.project ORDER BY project_days.day)
    )
    SELECT
        sums.project,
        sums.day,
        CASE WHEN captured.flags IS NOT NULL THEN captured.flags WHEN sums.day = data.last_day THEN coalesce(present.total, 0) ELSE sums.total END AS total,
        CASE WHEN captured.flags IS NOT NULL THEN captured.stale WHEN sums.day = data.last_day THEN coalesce(present.stale, 0) ELSE sums.stale END AS stale,
        CASE WHEN captured.flags IS NOT NULL THEN captured.potentially_stale WHEN sums.day = data.last_day THEN coalesce(present.potentially_stale, 0)
            ELSE sums.potentially_stale END AS potentially_stale
    FROM sums
    LEFT JOIN present ON present.project = sums.project
    LEFT JOIN flags.project_flag_trends AS captured
        ON captured.instance_id = instances.id
        AND captured.project = sums.project
        AND captured.week = sums.day - 6
) AS days
CROSS JOIN LATERAL (
    VALUES
        ('active', days.total - days.stale - days.potentially_stale),
        ('stale', days.stale),
        ('potentially-stale', days.potentially_stale)
) AS states (state, flags)
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.project_flag_states_daily IS 'How many flags of each project had each state at the end of each day, from its first flag on to the last day with data; on Sundays as the report project-health tells.';
COMMENT ON COLUMN bi.project_flag_states_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.project_flag_states_daily.day IS 'The day of UTC at whose end flags are counted.';
COMMENT ON COLUMN bi.project_flag_states_daily.project IS 'The id of the project that the flags were in on that day.';
COMMENT ON COLUMN bi.project_flag_states_daily.state IS 'active, stale or potentially-stale.';
COMMENT ON COLUMN bi.project_flag_states_daily.flags IS 'Flags in the state that are not archived.';

CREATE VIEW bi.flag_events AS
SELECT
    instances.key AS instance,
    events.created_at AS occurred_at,
    events.id AS event_id,
    events.type,
    events.project,
    events.environment,
    events.feature_name AS flag,
    bi.user_id(instances, events.created_by_user_id::text) AS user_id,
    bi.user_name(instances, events.created_by_user_id::text, events.created_by) AS user_name
FROM access.instances
JOIN flags.events ON events.instance_id = instances.id
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.flag_events IS 'What happened to flags and all else of an instance of flags, one event a row. Filter by occurred_at, by which events are stored.';
COMMENT ON COLUMN bi.flag_events.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.flag_events.occurred_at IS 'When it happened.';
COMMENT ON COLUMN bi.flag_events.event_id IS 'The number of the event in its instance.';
COMMENT ON COLUMN bi.flag_events.type IS 'What happened, such as feature-created.';
COMMENT ON COLUMN bi.flag_events.project IS 'The project that it is about; null where it is about none.';
COMMENT ON COLUMN bi.flag_events.environment IS 'The environment that it is about; null where it is about none.';
COMMENT ON COLUMN bi.flag_events.flag IS 'The flag that it is about; null where it is about none.';
COMMENT ON COLUMN bi.flag_events.user_id IS 'The id of the user who made it, as text; null where it is not known.';
COMMENT ON COLUMN bi.flag_events.user_name IS 'Who made it, as the product names them.';

CREATE VIEW bi.flag_events_daily AS
SELECT instances.key AS instance, days.day, days.project, days.environment, days.type, days.events
FROM access.instances
JOIN flags.event_days AS days ON days.instance_id = instances.id
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.flag_events_daily IS 'How many events there were on each day, by project, environment and type.';
COMMENT ON COLUMN bi.flag_events_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.flag_events_daily.day IS 'The day of UTC.';
COMMENT ON COLUMN bi.flag_events_daily.project IS 'The project that they are about; null where they are about none.';
COMMENT ON COLUMN bi.flag_events_daily.environment IS 'The environment that they are about; null where they are about none.';
COMMENT ON COLUMN bi.flag_events_daily.type IS 'What happened, such as feature-created.';
COMMENT ON COLUMN bi.flag_events_daily.events IS 'The number of events.';

CREATE VIEW bi.environment_changes_daily AS
SELECT instances.key AS instance, days.day, days.environment, environments.type AS environment_type, days.updates AS changes
FROM access.instances
JOIN flags.environment_days AS days ON days.instance_id = instances.id
LEFT JOIN flags.environments ON environments.instance_id = days.instance_id AND environments.name = days.environment
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.environment_changes_daily IS 'How many changes there were in each environment on each day. Days without changes have no row.';
COMMENT ON COLUMN bi.environment_changes_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.environment_changes_daily.day IS 'The day of UTC.';
COMMENT ON COLUMN bi.environment_changes_daily.environment IS 'The name of the environment.';
COMMENT ON COLUMN bi.environment_changes_daily.environment_type IS 'The type that the environment has now, such as production; null where it is no more. The report environment-changes leaves those out.';
COMMENT ON COLUMN bi.environment_changes_daily.changes IS 'Events that were about the environment.';

CREATE VIEW bi.flag_evaluations_weekly AS
SELECT
    instances.key AS instance,
    weeks.week,
    weeks.project,
    least(weeks.yes::numeric + weeks.no, 9223372036854775807)::bigint AS evaluations,
    weeks.yes,
    weeks.no,
    weeks.flags,
    weeks.apps AS applications,
    weeks.environments
FROM access.instances
JOIN flags.metric_weeks AS weeks ON weeks.instance_id = instances.id
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.flag_evaluations_weekly IS 'How often the flags of each project were asked for in each week. Weeks without any have no row.';
COMMENT ON COLUMN bi.flag_evaluations_weekly.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.flag_evaluations_weekly.week IS 'The Monday that the week begins with.';
COMMENT ON COLUMN bi.flag_evaluations_weekly.project IS 'The project that the flags are in now.';
COMMENT ON COLUMN bi.flag_evaluations_weekly.evaluations IS 'How often flags were asked for.';
COMMENT ON COLUMN bi.flag_evaluations_weekly.yes IS 'How often the answer was that the flag is on.';
COMMENT ON COLUMN bi.flag_evaluations_weekly.no IS 'How often the answer was that the flag is off.';
COMMENT ON COLUMN bi.flag_evaluations_weekly.flags IS 'Distinct flags that were asked for.';
COMMENT ON COLUMN bi.flag_evaluations_weekly.applications IS 'Distinct applications that asked.';
COMMENT ON COLUMN bi.flag_evaluations_weekly.environments IS 'Distinct environments that were asked in.';

CREATE VIEW bi.network_activity_daily AS
SELECT
    instances.key AS instance,
    days.day,
    cardinality(days.devices) AS devices,
    cardinality(days.used_devices) AS used_devices,
    days.changes,
    days.commands,
    days.api_calls,
    cardinality(days.users) AS users
FROM access.instances
JOIN network.log_days AS days ON days.instance_id = instances.id
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.network_activity_daily IS 'What the log of a network says of each day, as the report network-activity does. Days without entries have no row.';
COMMENT ON COLUMN bi.network_activity_daily.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.network_activity_daily.day IS 'The day of UTC.';
COMMENT ON COLUMN bi.network_activity_daily.devices IS 'Distinct devices that any entry names.';
COMMENT ON COLUMN bi.network_activity_daily.used_devices IS 'Distinct devices that were viewed or changed.';
COMMENT ON COLUMN bi.network_activity_daily.changes IS 'Changes of devices.';
COMMENT ON COLUMN bi.network_activity_daily.commands IS 'Commands that were run on devices.';
COMMENT ON COLUMN bi.network_activity_daily.api_calls IS 'Calls of the product''s API.';
COMMENT ON COLUMN bi.network_activity_daily.users IS 'Distinct users who logged in or out or failed to; all of whom nothing is known count as one.';

CREATE VIEW bi.changed_days AS
SELECT
    instances.key AS instance,
    days.collection,
    CASE WHEN days.day > '-infinity' THEN days.day END AS day,
    days.version AS data_version,
    days.changed_at
FROM access.instances
JOIN access.changed_days AS days ON days.instance_id = instances.id
WHERE instances.deleted_at IS NULL;

COMMENT ON VIEW bi.changed_days IS 'On which days of UTC records changed, and in which data version last: what an incremental load has to read again.';
COMMENT ON COLUMN bi.changed_days.instance IS 'The key of the instance.';
COMMENT ON COLUMN bi.changed_days.collection IS 'The collection of records, such as agent-stats.';
COMMENT ON COLUMN bi.changed_days.day IS 'The day of UTC of the records; null where any record of the collection may have changed, as in collections whose records have no time.';
COMMENT ON COLUMN bi.changed_days.data_version IS 'The data version of the instance that the last change of such a record came with.';
COMMENT ON COLUMN bi.changed_days.changed_at IS 'When the service took that change in.';
