-- Feature flags: what came in, and the days and weeks that keep statistics and trends cheap.
CREATE SCHEMA flags;

CREATE TABLE flags.settings (
    instance_id           integer NOT NULL,
    source_instance_id    text NOT NULL,
    version_oss           text NOT NULL,
    version_enterprise    text NOT NULL,
    saml_enabled          boolean NOT NULL,
    oidc_enabled          boolean NOT NULL,
    password_auth_enabled boolean NOT NULL,
    scim_enabled          boolean NOT NULL,
    CONSTRAINT pk_settings PRIMARY KEY (instance_id, source_instance_id)
);

CREATE TABLE flags.users (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text,
    username    text,
    email_hash  text,
    created_at  timestamptz NOT NULL,
    seen_at     timestamptz,
    deleted_at  timestamptz,
    is_service  boolean NOT NULL,
    is_system   boolean NOT NULL,
    seat_type   text,
    CONSTRAINT pk_users PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.access_tokens (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    user_id     bigint NOT NULL,
    seen_at     timestamptz,
    CONSTRAINT pk_access_tokens PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.api_tokens (
    instance_id integer NOT NULL,
    id          text NOT NULL,
    type        text NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz,
    CONSTRAINT pk_api_tokens PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.projects (
    instance_id integer NOT NULL,
    id          text NOT NULL,
    name        text NOT NULL,
    created_at  timestamptz NOT NULL,
    archived_at timestamptz,
    members     bigint,
    CONSTRAINT pk_projects PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.environments (
    instance_id integer NOT NULL,
    name        text NOT NULL,
    type        text NOT NULL,
    enabled     boolean NOT NULL,
    CONSTRAINT pk_environments PRIMARY KEY (instance_id, name)
);

CREATE TABLE flags.flags (
    instance_id       integer NOT NULL,
    name              text NOT NULL,
    project           text NOT NULL,
    type              text NOT NULL,
    created_at        timestamptz NOT NULL,
    archived_at       timestamptz,
    stale             boolean NOT NULL,
    potentially_stale boolean NOT NULL,
    CONSTRAINT pk_flags PRIMARY KEY (instance_id, name)
);

CREATE TABLE flags.flag_strategies (
    instance_id integer NOT NULL,
    id          text NOT NULL,
    flag        text NOT NULL,
    project     text NOT NULL,
    environment text NOT NULL,
    name        text NOT NULL,
    constraints jsonb,
    CONSTRAINT pk_flag_strategies PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.strategy_types (
    instance_id integer NOT NULL,
    name        text NOT NULL,
    CONSTRAINT pk_strategy_types PRIMARY KEY (instance_id, name)
);

CREATE TABLE flags.segments (
    instance_id integer NOT NULL,
    id          text NOT NULL,
    name        text,
    CONSTRAINT pk_segments PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.groups (
    instance_id integer NOT NULL,
    id          text NOT NULL,
    name        text,
    CONSTRAINT pk_groups PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.context_fields (
    instance_id integer NOT NULL,
    id          text NOT NULL,
    name        text,
    CONSTRAINT pk_context_fields PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.roles (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text NOT NULL,
    type        text NOT NULL,
    in_use      boolean NOT NULL,
    CONSTRAINT pk_roles PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.release_plans (
    instance_id integer NOT NULL,
    id          text NOT NULL,
    kind        text NOT NULL,
    archived_at timestamptz,
    CONSTRAINT pk_release_plans PRIMARY KEY (instance_id, id)
);

CREATE TABLE flags.applications (
    instance_id        integer NOT NULL,
    app_name           text NOT NULL,
    environment        text NOT NULL,
    source_instance_id text NOT NULL,
    last_seen          timestamptz NOT NULL,
    created_at         timestamptz,
    CONSTRAINT pk_applications PRIMARY KEY (instance_id, app_name, environment, source_instance_id)
);

CREATE TABLE flags.lifecycle_stages (
    instance_id integer NOT NULL,
    flag        text NOT NULL,
    stage       text NOT NULL,
    entered_at  timestamptz NOT NULL,
    CONSTRAINT pk_lifecycle_stages PRIMARY KEY (instance_id, flag, stage)
);

-- Data, former data and tags are kept as text, so that they leave as they came.
CREATE TABLE flags.events (
    instance_id        integer NOT NULL,
    id                 bigint NOT NULL,
    type               text NOT NULL,
    created_at         timestamptz NOT NULL,
    created_by         text NOT NULL,
    created_by_user_id bigint,
    project            text,
    environment        text,
    feature_name       text,
    data               text,
    pre_data           text,
    tags               text,
    group_type         text,
    group_id           text,
    ip                 text,
    CONSTRAINT pk_events PRIMARY KEY (instance_id, id, created_at)
) PARTITION BY RANGE (created_at);

-- Every list of events is newest first, whatever it is filtered by: each index ends in that order, read backwards.
CREATE INDEX ix_events_created_at ON flags.events (instance_id, created_at, id);
CREATE INDEX ix_events_type ON flags.events (instance_id, type, created_at, id);
CREATE INDEX ix_events_project ON flags.events (instance_id, project, created_at, id) WHERE project IS NOT NULL;
CREATE INDEX ix_events_environment ON flags.events (instance_id, environment, created_at, id) WHERE environment IS NOT NULL;
CREATE INDEX ix_events_feature_name ON flags.events (instance_id, feature_name, created_at, id) WHERE feature_name IS NOT NULL;
CREATE INDEX ix_events_created_by_user_id ON flags.events (instance_id, created_by_user_id, created_at, id) WHERE created_by_user_id IS NOT NULL;
CREATE INDEX ix_events_group_id ON flags.events (instance_id, group_id, created_at, id) WHERE group_id IS NOT NULL;

-- What a search of events looks through: any part of it, in any case.
CREATE FUNCTION flags.event_text(data text, tags text, pre_data text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(data, '') || E'\n' || coalesce(tags, '') || E'\n' || coalesce(pre_data, '');

-- The search is indexed by trigrams. The extension comes with PostgreSQL but is packed apart by some, and a server may
-- not let us add it: the search then works without the index. It may be installed in any schema.
DO $$
DECLARE
    extension_schema name;
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    SELECT namespaces.nspname
    INTO extension_schema
    FROM pg_extension AS extensions
    JOIN pg_namespace AS namespaces ON namespaces.oid = extensions.extnamespace
    WHERE extensions.extname = 'pg_trgm';
    EXECUTE format('CREATE INDEX ix_events_text ON flags.events USING gin (flags.event_text(data, tags, pre_data) %I.gin_trgm_ops)', extension_schema);
EXCEPTION
    WHEN undefined_file OR feature_not_supported OR insufficient_privilege THEN
        RAISE WARNING 'Searches of events are not indexed, since the extension pg_trgm cannot be added: %', SQLERRM;
END
$$;

CREATE TABLE flags.flag_metrics (
    instance_id integer NOT NULL,
    flag        text NOT NULL,
    app_name    text NOT NULL,
    environment text NOT NULL,
    timestamp   timestamptz NOT NULL,
    yes         bigint NOT NULL,
    no          bigint NOT NULL,
    variants    jsonb,
    CONSTRAINT pk_flag_metrics PRIMARY KEY (instance_id, flag, app_name, environment, timestamp)
) PARTITION BY RANGE (timestamp);

CREATE INDEX ix_flag_metrics_timestamp ON flags.flag_metrics (instance_id, timestamp);

CREATE TABLE flags.edge_presence (
    instance_id integer NOT NULL,
    bucket      timestamptz NOT NULL,
    node_id     text NOT NULL,
    CONSTRAINT pk_edge_presence PRIMARY KEY (instance_id, bucket, node_id)
) PARTITION BY RANGE (bucket);

-- What has changed since it was rolled up: queues, so that no writer waits for another.
CREATE TABLE flags.stale_days (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    instance_id integer NOT NULL,
    source      text NOT NULL,
    day         date NOT NULL,
    CONSTRAINT pk_stale_days PRIMARY KEY (instance_id, id),
    CONSTRAINT ck_stale_days_source CHECK (source IN ('events', 'flag-metrics', 'edge-presence'))
);

-- Flags that came, went or moved to another project, which is where their metrics count.
CREATE TABLE flags.stale_flags (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    instance_id integer NOT NULL,
    flag        text NOT NULL,
    CONSTRAINT pk_stale_flags PRIMARY KEY (instance_id, id)
);

-- The events of a UTC day, numbered within it because projects and environments may be none.
CREATE TABLE flags.event_days (
    instance_id integer NOT NULL,
    day         date NOT NULL,
    position    integer NOT NULL,
    project     text,
    environment text,
    type        text NOT NULL,
    events      bigint NOT NULL,
    CONSTRAINT pk_event_days PRIMARY KEY (instance_id, day, position)
);

CREATE INDEX ix_event_days_type ON flags.event_days (instance_id, type, day);

-- The events of a UTC day that were about an environment.
CREATE TABLE flags.environment_days (
    instance_id integer NOT NULL,
    day         date NOT NULL,
    environment text NOT NULL,
    updates     bigint NOT NULL,
    CONSTRAINT pk_environment_days PRIMARY KEY (instance_id, day, environment)
);

-- A flag's UTC day: its metrics of all hours, applications and environments, and which these were.
CREATE TABLE flags.metric_days (
    instance_id  integer NOT NULL,
    day          date NOT NULL,
    flag         text NOT NULL,
    buckets      bigint NOT NULL,
    variants     bigint NOT NULL,
    yes          bigint NOT NULL,
    no           bigint NOT NULL,
    apps         text[] NOT NULL,
    environments text[] NOT NULL,
    CONSTRAINT pk_metric_days PRIMARY KEY (instance_id, day, flag)
);

CREATE INDEX ix_metric_days_flag ON flags.metric_days (instance_id, flag, day);

-- A project's ISO week, named by its Monday: the metrics of the flags that are in the project now.
CREATE TABLE flags.metric_weeks (
    instance_id  integer NOT NULL,
    week         date NOT NULL,
    project      text NOT NULL,
    yes          bigint NOT NULL,
    no           bigint NOT NULL,
    apps         integer NOT NULL,
    flags        integer NOT NULL,
    environments integer NOT NULL,
    CONSTRAINT pk_metric_weeks PRIMARY KEY (instance_id, week, project)
);

-- How many edge nodes the five minutes of a UTC day had, summed up.
CREATE TABLE flags.edge_presence_days (
    instance_id integer NOT NULL,
    day         date NOT NULL,
    nodes       bigint NOT NULL,
    CONSTRAINT pk_edge_presence_days PRIMARY KEY (instance_id, day)
);
