-- Merges and roll-ups whose plans depend on no statistics.

-- Found by instance and id, whatever the planner knows of a partition: a hash of the id competed with the primary key, of
-- which the instance alone could be looked up.
DROP INDEX workspaces.ix_agent_stats_id;
CREATE INDEX ix_agent_stats_id ON workspaces.agent_stats (instance_id, id);

-- A roll-up asks which sessions of a user reach into a time. The condition is the roll-up's: without it a merge could take this
-- index in place of the primary key, and read all sessions of a user for each record.
DROP INDEX workspaces.ix_app_sessions_span;
CREATE INDEX ix_app_sessions_user_id ON workspaces.app_sessions (instance_id, user_id, session_ended_at)
    WHERE session_ended_at > session_started_at;

-- For those who ask by time, which a merge does not: with statistics of another instance it read all builds for each record.
DROP INDEX workspaces.ix_builds_created_at;
CREATE INDEX ix_builds_created_at ON workspaces.builds (instance_id, created_at) WHERE created_at IS NOT NULL;

-- One index serves both who looks a record up by its whole key and who reads a span of time: the planner has no other to
-- take by mistake, and records are mostly added at its end.
ALTER TABLE workspaces.usage_half_hours DROP CONSTRAINT pk_usage_half_hours;
DROP INDEX workspaces.ix_usage_half_hours_start_time;
ALTER TABLE workspaces.usage_half_hours ADD CONSTRAINT pk_usage_half_hours PRIMARY KEY (instance_id, start_time, user_id, template_id);
ALTER TABLE flags.flag_metrics DROP CONSTRAINT pk_flag_metrics;
DROP INDEX flags.ix_flag_metrics_timestamp;
ALTER TABLE flags.flag_metrics ADD CONSTRAINT pk_flag_metrics PRIMARY KEY (instance_id, timestamp, flag, app_name, environment);

-- Gives a table the partition of the month that begins on this day of UTC, unless it is there.
-- The partition is made apart and then attached, which lets readers and writers of the table go on.
CREATE OR REPLACE FUNCTION access.add_month_partition(parent regclass, month date) RETURNS void
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
    EXECUTE format('ALTER TABLE %I.%I ALTER COLUMN instance_id SET STATISTICS 0', schema_name, partition_name);
    EXECUTE format(
        'ALTER TABLE %s ATTACH PARTITION %I.%I FOR VALUES FROM (%L) TO (%L)',
        parent, schema_name, partition_name,
        to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
END
$$;

-- Nothing is collected about the instances in the large tables. Statistics made before an instance came say that it has no
-- rows, and to look up the instance alone then seems as good as to look up instance and key. Without any, the planner takes
-- an instance for a two-hundredth of the table and always prefers the longer key.
DO $$
DECLARE
    large regclass;
BEGIN
    FOREACH large IN ARRAY ARRAY[
        'workspaces.agent_stats', 'workspaces.app_sessions', 'workspaces.usage', 'workspaces.usage_half_hours',
        'flags.events', 'flags.flag_metrics', 'flags.edge_presence', 'flags.flag_steps', 'flags.metric_days',
        'network.log_entries']::regclass[]
    LOOP
        -- To set the type that it has removes what was collected before.
        EXECUTE format('ALTER TABLE %s ALTER COLUMN instance_id TYPE integer', large);
        EXECUTE format('ALTER TABLE %s ALTER COLUMN instance_id SET STATISTICS 0', large);
    END LOOP;
EXCEPTION
    WHEN feature_not_supported THEN
        RAISE WARNING 'Statistics of instances stay as they are, since the tables are distributed: %', SQLERRM;
END
$$;

-- In which months does an instance have records of a collection, and from which id to which, where ids are numbers? A merge then
-- looks stored records up where they can be, however many months there are of other instances. It may say too much: records
-- that are gone leave it as it is.
CREATE TABLE workspaces.stored_months (
    instance_id integer NOT NULL,
    collection  text NOT NULL,
    month       date NOT NULL,
    first_id    bigint,
    last_id     bigint,
    CONSTRAINT pk_stored_months PRIMARY KEY (instance_id, collection, month)
);

CREATE TABLE flags.stored_months (LIKE workspaces.stored_months, CONSTRAINT pk_stored_months PRIMARY KEY (instance_id, collection, month));

CREATE TABLE network.stored_months (LIKE workspaces.stored_months, CONSTRAINT pk_stored_months PRIMARY KEY (instance_id, collection, month));

DO $$
DECLARE
    part record;
BEGIN
    FOR part IN
        SELECT
            schemas.nspname AS schema_name,
            replace(parents.relname, '_', '-') AS collection,
            parts.oid::regclass AS name,
            to_date(right(parts.relname, 7), 'YYYY_MM') AS month,
            parents.relname IN ('events', 'log_entries') AS has_numbers
        FROM pg_inherits AS links
        JOIN pg_class AS parts ON parts.oid = links.inhrelid AND parts.relkind = 'r'
        JOIN pg_class AS parents ON parents.oid = links.inhparent AND parents.relkind = 'p'
        JOIN pg_namespace AS schemas ON schemas.oid = parents.relnamespace
        WHERE schemas.nspname IN ('workspaces', 'flags', 'network') AND parents.relname <> 'usage_half_hours'
    LOOP
        EXECUTE format(
            'INSERT INTO %I.stored_months (instance_id, collection, month, first_id, last_id)
             SELECT stored.instance_id, %L, %L, %s FROM %s AS stored GROUP BY stored.instance_id',
            part.schema_name, part.collection, part.month,
            CASE WHEN part.has_numbers THEN 'min(stored.id), max(stored.id)' ELSE 'NULL, NULL' END, part.name);
    END LOOP;
END
$$;

-- What has changed since it was rolled up is marked dirty.
ALTER TABLE workspaces.stale_half_hours RENAME TO dirty_half_hours;
ALTER TABLE workspaces.dirty_half_hours RENAME CONSTRAINT pk_stale_half_hours TO pk_dirty_half_hours;
ALTER TABLE workspaces.dirty_half_hours ADD COLUMN user_ids uuid[];
UPDATE workspaces.dirty_half_hours SET user_ids = ARRAY[user_id];
ALTER TABLE workspaces.dirty_half_hours ALTER COLUMN user_ids SET NOT NULL;
ALTER TABLE workspaces.dirty_half_hours DROP COLUMN user_id;
ALTER TABLE flags.stale_days RENAME TO dirty_days;
ALTER TABLE flags.dirty_days RENAME CONSTRAINT pk_stale_days TO pk_dirty_days;
ALTER TABLE flags.dirty_days RENAME CONSTRAINT ck_stale_days_source TO ck_dirty_days_source;
ALTER TABLE flags.stale_flags RENAME TO dirty_flags;
ALTER TABLE flags.dirty_flags RENAME CONSTRAINT pk_stale_flags TO pk_dirty_flags;
ALTER TABLE flags.stale_histories RENAME TO dirty_histories;
ALTER TABLE flags.dirty_histories RENAME CONSTRAINT pk_stale_histories TO pk_dirty_histories;
ALTER TABLE network.stale_hours RENAME TO dirty_hours;
ALTER TABLE network.dirty_hours RENAME CONSTRAINT pk_stale_hours TO pk_dirty_hours;
