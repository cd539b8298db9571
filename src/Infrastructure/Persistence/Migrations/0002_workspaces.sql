-- Workspace usage: what came in, the half hours that it makes, and the day rows that keep long ranges cheap.
CREATE SCHEMA workspaces;

CREATE TABLE workspaces.users (
    instance_id integer NOT NULL,
    id          uuid NOT NULL,
    username    text NOT NULL,
    avatar_url  text,
    status      text,
    deleted     boolean NOT NULL,
    is_system   boolean NOT NULL,
    created_at  timestamptz,
    CONSTRAINT pk_users PRIMARY KEY (instance_id, id)
);

CREATE TABLE workspaces.templates (
    instance_id  integer NOT NULL,
    id           uuid NOT NULL,
    name         text NOT NULL,
    display_name text,
    icon         text,
    deleted      boolean NOT NULL,
    CONSTRAINT pk_templates PRIMARY KEY (instance_id, id)
);

CREATE TABLE workspaces.template_versions (
    instance_id integer NOT NULL,
    id          uuid NOT NULL,
    template_id uuid NOT NULL,
    parameters  jsonb NOT NULL,
    CONSTRAINT pk_template_versions PRIMARY KEY (instance_id, id)
);

CREATE TABLE workspaces.workspaces (
    instance_id integer NOT NULL,
    id          uuid NOT NULL,
    owner_id    uuid NOT NULL,
    template_id uuid NOT NULL,
    name        text NOT NULL,
    deleted     boolean NOT NULL,
    CONSTRAINT pk_workspaces PRIMARY KEY (instance_id, id)
);

CREATE TABLE workspaces.builds (
    instance_id         integer NOT NULL,
    id                  uuid NOT NULL,
    workspace_id        uuid NOT NULL,
    template_version_id uuid NOT NULL,
    build_number        integer NOT NULL,
    transition          text,
    created_at          timestamptz NOT NULL,
    parameters          jsonb NOT NULL,
    CONSTRAINT pk_builds PRIMARY KEY (instance_id, id)
);

CREATE INDEX ix_builds_created_at ON workspaces.builds (instance_id, created_at);

CREATE TABLE workspaces.apps (
    instance_id  integer NOT NULL,
    template_id  uuid NOT NULL,
    slug         text NOT NULL,
    display_name text NOT NULL,
    icon         text,
    created_at   timestamptz,
    CONSTRAINT pk_apps PRIMARY KEY (instance_id, template_id, slug)
);

CREATE TABLE workspaces.user_status_changes (
    instance_id integer NOT NULL,
    id          uuid NOT NULL,
    user_id     uuid NOT NULL,
    new_status  text NOT NULL,
    changed_at  timestamptz NOT NULL,
    CONSTRAINT pk_user_status_changes PRIMARY KEY (instance_id, id)
);

CREATE TABLE workspaces.user_deletions (
    instance_id integer NOT NULL,
    id          uuid NOT NULL,
    user_id     uuid NOT NULL,
    deleted_at  timestamptz NOT NULL,
    CONSTRAINT pk_user_deletions PRIMARY KEY (instance_id, id)
);

-- Raw records, a partition a month, kept for a configurable time. The key begins as roll-ups read; ids are random, and a
-- hash is the cheapest index to add them to.
CREATE TABLE workspaces.agent_stats (
    instance_id                    integer NOT NULL,
    id                             uuid NOT NULL,
    created_at                     timestamptz NOT NULL,
    user_id                        uuid NOT NULL,
    workspace_id                   uuid NOT NULL,
    agent_id                       uuid NOT NULL,
    template_id                    uuid NOT NULL,
    connection_count               bigint NOT NULL,
    connection_median_latency_ms   double precision NOT NULL,
    session_count_vscode           bigint NOT NULL,
    session_count_jetbrains        bigint NOT NULL,
    session_count_reconnecting_pty bigint NOT NULL,
    session_count_ssh              bigint NOT NULL,
    rx_bytes                       bigint,
    tx_bytes                       bigint,
    rx_packets                     bigint,
    tx_packets                     bigint,
    CONSTRAINT pk_agent_stats PRIMARY KEY (instance_id, user_id, created_at, id)
) PARTITION BY RANGE (created_at);

CREATE INDEX ix_agent_stats_id ON workspaces.agent_stats USING hash (id);

CREATE TABLE workspaces.app_sessions (
    instance_id        integer NOT NULL,
    user_id            uuid NOT NULL,
    agent_id           uuid NOT NULL,
    session_id         uuid NOT NULL,
    workspace_id       uuid NOT NULL,
    template_id        uuid,
    access_method      text NOT NULL,
    slug_or_port       text NOT NULL,
    session_started_at timestamptz NOT NULL,
    session_ended_at   timestamptz NOT NULL,
    requests           bigint,
    CONSTRAINT pk_app_sessions PRIMARY KEY (instance_id, user_id, agent_id, session_id, session_started_at)
) PARTITION BY RANGE (session_started_at);

CREATE INDEX ix_app_sessions_span ON workspaces.app_sessions
    USING gist (tstzrange(session_started_at, greatest(session_started_at, session_ended_at)));
CREATE INDEX ix_app_sessions_workspace_id ON workspaces.app_sessions (instance_id, workspace_id);

-- Half hours that a producer rolled up itself, kept for ever.
CREATE TABLE workspaces.usage (
    instance_id           integer NOT NULL,
    start_time            timestamptz NOT NULL,
    template_id           uuid NOT NULL,
    user_id               uuid NOT NULL,
    usage_mins            integer NOT NULL,
    vscode_mins           integer NOT NULL,
    jetbrains_mins        integer NOT NULL,
    reconnecting_pty_mins integer NOT NULL,
    ssh_mins              integer NOT NULL,
    sftp_mins             integer NOT NULL,
    median_latency_ms     double precision,
    app_usage_mins        jsonb,
    CONSTRAINT pk_usage PRIMARY KEY (instance_id, user_id, start_time, template_id)
) PARTITION BY RANGE (start_time);

-- What has changed since it was rolled up: a queue, so that no writer waits for another.
CREATE TABLE workspaces.stale_half_hours (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    instance_id integer NOT NULL,
    start_time  timestamptz NOT NULL,
    user_id     uuid NOT NULL,
    CONSTRAINT pk_stale_half_hours PRIMARY KEY (instance_id, id)
);

-- Before this time raw records are no longer complete: what they once gave can grow but not shrink.
CREATE TABLE workspaces.raw_horizon (
    only_one  boolean NOT NULL DEFAULT true,
    kept_from timestamptz NOT NULL,
    CONSTRAINT pk_raw_horizon PRIMARY KEY (only_one),
    CONSTRAINT ck_raw_horizon_only_one CHECK (only_one)
);

INSERT INTO workspaces.raw_horizon (kept_from) VALUES ('-infinity');

-- The truth: a user's half hour on a template. It is crowded when the user's templates together pass 30 minutes
-- of anything in it, which is where the cap of a report bites.
CREATE TABLE workspaces.usage_half_hours (
    instance_id           integer NOT NULL,
    start_time            timestamptz NOT NULL,
    template_id           uuid NOT NULL,
    user_id               uuid NOT NULL,
    usage_mins            smallint NOT NULL,
    vscode_mins           smallint NOT NULL,
    jetbrains_mins        smallint NOT NULL,
    reconnecting_pty_mins smallint NOT NULL,
    ssh_mins              smallint NOT NULL,
    sftp_mins             smallint NOT NULL,
    median_latency_ms     real,
    app_usage_mins        jsonb,
    crowded               boolean NOT NULL,
    apps_crowded          boolean NOT NULL,
    CONSTRAINT pk_usage_half_hours PRIMARY KEY (instance_id, user_id, start_time, template_id)
) PARTITION BY RANGE (start_time);

CREATE INDEX ix_usage_half_hours_start_time ON workspaces.usage_half_hours (instance_id, start_time);
CREATE INDEX ix_usage_half_hours_crowded ON workspaces.usage_half_hours (instance_id, start_time) WHERE crowded;
CREATE INDEX ix_usage_half_hours_apps_crowded ON workspaces.usage_half_hours (instance_id, start_time) WHERE apps_crowded;

-- A user's UTC day on one template: sums of minutes, the half hours present (bit 0 is 00:00), and their median
-- latencies (real, 4 bytes each in network order), which can be strung together without being unpacked.
CREATE TABLE workspaces.usage_days (
    instance_id           integer NOT NULL,
    day                   date NOT NULL,
    template_id           uuid NOT NULL,
    user_id               uuid NOT NULL,
    half_hours            bigint NOT NULL,
    usage_mins            integer NOT NULL,
    vscode_mins           integer NOT NULL,
    jetbrains_mins        integer NOT NULL,
    reconnecting_pty_mins integer NOT NULL,
    ssh_mins              integer NOT NULL,
    sftp_mins             integer NOT NULL,
    latencies             bytea NOT NULL,
    CONSTRAINT pk_usage_days PRIMARY KEY (instance_id, day, user_id, template_id)
);

CREATE INDEX ix_usage_days_template_id ON workspaces.usage_days (instance_id, template_id, day);

-- A user's UTC day in the whole deployment, each half hour capped at 30 minutes.
CREATE TABLE workspaces.user_days (
    instance_id           integer NOT NULL,
    day                   date NOT NULL,
    user_id               uuid NOT NULL,
    half_hours            bigint NOT NULL,
    usage_mins            integer NOT NULL,
    vscode_mins           integer NOT NULL,
    jetbrains_mins        integer NOT NULL,
    reconnecting_pty_mins integer NOT NULL,
    ssh_mins              integer NOT NULL,
    sftp_mins             integer NOT NULL,
    template_ids          uuid[] NOT NULL,
    latencies             bytea NOT NULL,
    CONSTRAINT pk_user_days PRIMARY KEY (instance_id, day, user_id)
);

-- A user's UTC day with one app of a template.
CREATE TABLE workspaces.app_usage_days (
    instance_id integer NOT NULL,
    day         date NOT NULL,
    template_id uuid NOT NULL,
    user_id     uuid NOT NULL,
    app         text NOT NULL,
    half_hours  bigint NOT NULL,
    usage_mins  integer NOT NULL,
    CONSTRAINT pk_app_usage_days PRIMARY KEY (instance_id, day, user_id, template_id, app)
);

CREATE INDEX ix_app_usage_days_template_id ON workspaces.app_usage_days (instance_id, template_id, day);

-- Of a user's UTC day: by how many minutes the use of an app on exactly these templates together passed 30 in its half hours.
CREATE TABLE workspaces.app_excess_days (
    instance_id  integer NOT NULL,
    day          date NOT NULL,
    user_id      uuid NOT NULL,
    app          text NOT NULL,
    template_ids uuid[] NOT NULL,
    excess_mins  integer NOT NULL,
    CONSTRAINT pk_app_excess_days PRIMARY KEY (instance_id, day, user_id, app, template_ids)
);
