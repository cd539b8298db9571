-- The working tables of one roll-up: the half hours to do again, what they come to, and those that come to nothing now.
-- They stay as long as the connection; each roll-up leaves them empty.
SET client_min_messages = warning;

CREATE TEMP TABLE IF NOT EXISTS rolling (
    start_time timestamptz NOT NULL,
    user_id    uuid NOT NULL
);

CREATE TEMP TABLE IF NOT EXISTS rolled (
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
    app_usage_mins        jsonb
);

CREATE TEMP TABLE IF NOT EXISTS vanished (
    start_time  timestamptz NOT NULL,
    template_id uuid NOT NULL,
    user_id     uuid NOT NULL
);
