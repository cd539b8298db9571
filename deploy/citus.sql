-- Distributes a migrated database over the workers of a Citus cluster, by instance. Run it once, on the coordinator, while no service runs,
-- after CREATE EXTENSION citus and after the workers were added. docs/scale-out.md says when this is worth while and what to expect.
BEGIN;

-- The foreign keys at the end lead from distributed tables to a reference table, which Citus changes over one connection a node.
SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- A reference table takes tables that refer to it along, and those can't be distributed afterwards where they have identities.
ALTER TABLE access.tokens DROP CONSTRAINT fk_tokens_instances;
ALTER TABLE access.data_versions DROP CONSTRAINT fk_data_versions_instances;
ALTER TABLE access.collections DROP CONSTRAINT fk_collections_instances;
ALTER TABLE access.sources DROP CONSTRAINT fk_sources_instances;
ALTER TABLE access.source_collections DROP CONSTRAINT fk_source_collections_instances;
ALTER TABLE access.source_left_out DROP CONSTRAINT fk_source_left_out_instances;
ALTER TABLE access.erasures DROP CONSTRAINT fk_erasures_instances;
ALTER TABLE access.erased_names DROP CONSTRAINT fk_erased_names_instances;
ALTER TABLE access.changed_days DROP CONSTRAINT fk_changed_days_data_versions;

-- The views of the schema bi use functions of a row of access.instances: that table can't be distributed while they are there. They are made anew below.
CREATE TEMP TABLE bi_definitions ON COMMIT DROP AS
SELECT 1 AS step, functions.oid AS place, pg_get_functiondef(functions.oid) AS definition
FROM pg_proc AS functions
WHERE functions.pronamespace = 'bi'::regnamespace
UNION ALL
SELECT 2, views.oid, format('CREATE VIEW %s AS %s', views.oid::regclass, pg_get_viewdef(views.oid))
FROM pg_class AS views
WHERE views.relnamespace = 'bi'::regnamespace AND views.relkind = 'v'
UNION ALL
SELECT 3, views.oid,
    CASE
        WHEN comments.objsubid = 0 THEN format('COMMENT ON VIEW %s IS %L', views.oid::regclass, comments.description)
        ELSE format('COMMENT ON COLUMN %s.%I IS %L', views.oid::regclass, columns.attname, comments.description)
    END
FROM pg_description AS comments
JOIN pg_class AS views ON views.oid = comments.objoid AND comments.classoid = 'pg_class'::regclass
LEFT JOIN pg_attribute AS columns ON columns.attrelid = views.oid AND columns.attnum = comments.objsubid AND comments.objsubid > 0
WHERE views.relnamespace = 'bi'::regnamespace
UNION ALL
SELECT 4, 0, format('COMMENT ON SCHEMA bi IS %L', obj_description('bi'::regnamespace, 'pg_namespace'));

DROP SCHEMA bi CASCADE;

-- Small, and needed beside the records of every instance: a copy on each node.
SELECT create_reference_table('access.instances');
SELECT create_reference_table('access.tokens');
SELECT create_reference_table('access.directory_version');

-- With a trigger, which Citus allows on neither kind, and read by administrators alone.
-- Stays on the coordinator as it is: access.audit_entries

-- Read by the pages alone, and written with every sign-in.
-- Stays on the coordinator as it is: access.sessions
-- Stays on the coordinator as it is: access.keys

-- Few rows, read by the workers that send and by administrators.
-- Stays on the coordinator as it is: notifications.receivers
-- Stays on the coordinator as it is: notifications.outbox
-- Stays on the coordinator as it is: notifications.schedules

-- Few, and read by one server.
-- Stays on the coordinator as it is: alerts.rules
-- Stays on the coordinator as it is: alerts.transitions

-- All else by instance. Tables distributed by a column of one type lie together, so that a report reads one node.
SELECT create_distributed_table('access.data_versions', 'instance_id');
SELECT create_distributed_table('access.collections', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('access.sources', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('access.source_collections', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('access.source_left_out', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('access.erasures', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('access.erased_names', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('access.changed_days', 'instance_id', colocate_with => 'access.data_versions');

SELECT create_distributed_table('workspaces.stored_months', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.raw_horizons', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.users', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.templates', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.template_versions', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.workspaces', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.builds', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.apps', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.user_status_changes', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.user_deletions', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.agent_stats', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.app_sessions', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.usage', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.dirty_half_hours', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.usage_half_hours', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.template_days', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.deployment_days', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('workspaces.dirty_days', 'instance_id', colocate_with => 'access.data_versions');

SELECT create_distributed_table('flags.stored_months', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.settings', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.users', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.access_tokens', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.api_tokens', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.projects', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.environments', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.flags', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.flag_strategies', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.strategy_types', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.segments', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.groups', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.context_fields', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.roles', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.release_plans', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.applications', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.lifecycle_stages', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.events', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.flag_metrics', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.edge_presence', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.dirty_days', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.dirty_flags', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.event_days', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.environment_days', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.metric_days', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.metric_weeks', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.edge_presence_days', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.dirty_histories', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.flag_deltas', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.flag_delta_days', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.project_delta_weeks', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.creation_weeks', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.user_trends', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.flag_trends', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('flags.project_flag_trends', 'instance_id', colocate_with => 'access.data_versions');

SELECT create_distributed_table('network.stored_months', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.devices', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.device_groups', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.vlans', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.vlan_groups', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.commands', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.command_lists', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.snmp_profiles', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.credentials_profiles', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.api_tokens', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.counters', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.log_entries', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.dirty_hours', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.log_hours', 'instance_id', colocate_with => 'access.data_versions');
SELECT create_distributed_table('network.log_days', 'instance_id', colocate_with => 'access.data_versions');

ALTER TABLE access.tokens ADD CONSTRAINT fk_tokens_instances
    FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE;
ALTER TABLE access.data_versions ADD CONSTRAINT fk_data_versions_instances
    FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE;
ALTER TABLE access.collections ADD CONSTRAINT fk_collections_instances
    FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE;
ALTER TABLE access.sources ADD CONSTRAINT fk_sources_instances
    FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE;
ALTER TABLE access.source_collections ADD CONSTRAINT fk_source_collections_instances
    FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE;
ALTER TABLE access.source_left_out ADD CONSTRAINT fk_source_left_out_instances
    FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE;
ALTER TABLE access.erasures ADD CONSTRAINT fk_erasures_instances
    FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE;
ALTER TABLE access.erased_names ADD CONSTRAINT fk_erased_names_instances
    FOREIGN KEY (instance_id) REFERENCES access.instances (id) ON DELETE CASCADE;
ALTER TABLE access.changed_days ADD CONSTRAINT fk_changed_days_data_versions
    FOREIGN KEY (instance_id) REFERENCES access.data_versions (instance_id) ON DELETE CASCADE;

CREATE SCHEMA bi;

DO $$
DECLARE
    part record;
BEGIN
    FOR part IN SELECT parts.definition FROM bi_definitions AS parts ORDER BY parts.step, parts.place LOOP
        EXECUTE part.definition;
    END LOOP;
END
$$;

COMMIT;
