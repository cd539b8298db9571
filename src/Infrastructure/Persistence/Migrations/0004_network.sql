-- Network devices and what was done with them: what came in, and the hours and days of it that keep long windows cheap.
CREATE SCHEMA network;

CREATE TABLE network.devices (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text,
    CONSTRAINT pk_devices PRIMARY KEY (instance_id, id)
);

CREATE TABLE network.device_groups (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text,
    devices     jsonb NOT NULL,
    CONSTRAINT pk_device_groups PRIMARY KEY (instance_id, id)
);

CREATE TABLE network.vlans (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text,
    CONSTRAINT pk_vlans PRIMARY KEY (instance_id, id)
);

CREATE TABLE network.vlan_groups (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text,
    CONSTRAINT pk_vlan_groups PRIMARY KEY (instance_id, id)
);

CREATE TABLE network.commands (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text,
    CONSTRAINT pk_commands PRIMARY KEY (instance_id, id)
);

CREATE TABLE network.command_lists (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text,
    CONSTRAINT pk_command_lists PRIMARY KEY (instance_id, id)
);

CREATE TABLE network.snmp_profiles (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text,
    CONSTRAINT pk_snmp_profiles PRIMARY KEY (instance_id, id)
);

CREATE TABLE network.credentials_profiles (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    name        text,
    CONSTRAINT pk_credentials_profiles PRIMARY KEY (instance_id, id)
);

CREATE TABLE network.api_tokens (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    expires_at  timestamptz,
    CONSTRAINT pk_api_tokens PRIMARY KEY (instance_id, id)
);

CREATE TABLE network.counters (
    instance_id integer NOT NULL,
    name        text NOT NULL,
    value       bigint NOT NULL,
    CONSTRAINT pk_counters PRIMARY KEY (instance_id, name)
);

-- Raw records, a partition a month.
CREATE TABLE network.log_entries (
    instance_id integer NOT NULL,
    id          bigint NOT NULL,
    timestamp   timestamptz NOT NULL,
    type        bigint NOT NULL,
    action      bigint NOT NULL,
    user_id     bigint,
    device_id   bigint,
    description text,
    CONSTRAINT pk_log_entries PRIMARY KEY (instance_id, id, timestamp)
) PARTITION BY RANGE (timestamp);

CREATE INDEX ix_log_entries_timestamp ON network.log_entries (instance_id, timestamp);

-- What has changed since it was rolled up: a queue, so that no writer waits for another.
CREATE TABLE network.stale_hours (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    instance_id integer NOT NULL,
    start_time  timestamptz NOT NULL,
    CONSTRAINT pk_stale_hours PRIMARY KEY (instance_id, id)
);

-- An hour of UTC of the log. Each set has an id once, in ascending order: all devices, those that were viewed or
-- changed, and the users who came or went, where a null stands for all of whom nothing is known.
CREATE TABLE network.log_hours (
    instance_id  integer NOT NULL,
    start_time   timestamptz NOT NULL,
    changes      bigint NOT NULL,
    api_calls    bigint NOT NULL,
    commands     bigint NOT NULL,
    devices      bigint[] NOT NULL,
    used_devices bigint[] NOT NULL,
    users        bigint[] NOT NULL,
    CONSTRAINT pk_log_hours PRIMARY KEY (instance_id, start_time)
);

-- A day of UTC of the log: the sums and unions of its hours.
CREATE TABLE network.log_days (
    instance_id  integer NOT NULL,
    day          date NOT NULL,
    changes      bigint NOT NULL,
    api_calls    bigint NOT NULL,
    commands     bigint NOT NULL,
    devices      bigint[] NOT NULL,
    used_devices bigint[] NOT NULL,
    users        bigint[] NOT NULL,
    CONSTRAINT pk_log_days PRIMARY KEY (instance_id, day)
);
