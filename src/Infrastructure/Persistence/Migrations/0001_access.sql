-- Instances, tokens, and what each instance keeps.
CREATE SCHEMA access;

CREATE TABLE access.instances (
    id         integer GENERATED ALWAYS AS IDENTITY,
    key        text NOT NULL,
    kind       text NOT NULL,
    name       text NOT NULL,
    time_zone  text NOT NULL,
    base_url   text,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_instances PRIMARY KEY (id),
    CONSTRAINT ak_instances_key UNIQUE (key),
    CONSTRAINT ck_instances_kind CHECK (kind IN ('flags', 'workspaces', 'network'))
);

CREATE TABLE access.tokens (
    id               bigint GENERATED ALWAYS AS IDENTITY,
    name             text NOT NULL,
    role             text NOT NULL,
    instance_id      integer,
    expires_at       timestamptz,
    allowed_networks text[] NOT NULL,
    created_at       timestamptz NOT NULL,
    revoked_at       timestamptz,
    digest           bytea NOT NULL,
    CONSTRAINT pk_tokens PRIMARY KEY (id),
    CONSTRAINT ak_tokens_digest UNIQUE (digest),
    CONSTRAINT ck_tokens_role CHECK (role IN ('admin', 'auditor', 'member', 'ingest')),
    CONSTRAINT fk_tokens_instances FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE
);

-- One row: grows with every change of instances or tokens, so that every server notices.
CREATE TABLE access.directory_version (
    only_one boolean NOT NULL DEFAULT true,
    version  bigint NOT NULL,
    CONSTRAINT pk_directory_version PRIMARY KEY (only_one),
    CONSTRAINT ck_directory_version_only_one CHECK (only_one)
);

INSERT INTO access.directory_version (version) VALUES (1);

-- Grows with every change of an instance's records; a cached report is valid for one version.
CREATE TABLE access.data_versions (
    instance_id integer NOT NULL,
    version     bigint NOT NULL,
    CONSTRAINT pk_data_versions PRIMARY KEY (instance_id),
    CONSTRAINT fk_data_versions_instances FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE
);

CREATE TABLE access.collections (
    instance_id      integer NOT NULL,
    collection       text NOT NULL,
    records          bigint NOT NULL,
    last_received_at timestamptz NOT NULL,
    CONSTRAINT pk_collections PRIMARY KEY (instance_id, collection),
    CONSTRAINT fk_collections_instances FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE
);

-- Gives a table the partition of the month that begins on this day of UTC, unless it is there.
-- The partition is made apart and then attached, which lets readers and writers of the table go on.
CREATE FUNCTION access.add_month_partition(parent regclass, month date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    schema_name    text;
    table_name     text;
    partition_name text;
BEGIN
    SELECT namespaces.nspname, classes.relname
    INTO schema_name, table_name
    FROM pg_class AS classes
    JOIN pg_namespace AS namespaces ON namespaces.oid = classes.relnamespace
    WHERE classes.oid = parent;

    partition_name := table_name || '_' || to_char(month, 'YYYY_MM');
    IF to_regclass(format('%I.%I', schema_name, partition_name)) IS NOT NULL THEN
        RETURN;
    END IF;

    PERFORM pg_advisory_xact_lock('access.instances'::regclass::oid::integer, parent::oid::integer);

    -- Not by to_regclass: the session may remember from above that there is none.
    IF EXISTS (
        SELECT
        FROM pg_class AS classes
        JOIN pg_namespace AS namespaces ON namespaces.oid = classes.relnamespace
        WHERE namespaces.nspname = schema_name AND classes.relname = partition_name
    ) THEN
        RETURN;
    END IF;

    EXECUTE format('CREATE TABLE %I.%I (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', schema_name, partition_name, parent);
    EXECUTE format(
        'ALTER TABLE %s ATTACH PARTITION %I.%I FOR VALUES FROM (%L) TO (%L)',
        parent, schema_name, partition_name,
        to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
END
$$;
