-- A year of three instances as roll-ups keep it: 1,000 users on 30 templates with 5 apps each, every one at work every day and on one template or two;
-- 5,000 flags in 50 projects with 100,000 events; a network of 1,246 devices. What views do not read is filled with bytes of the usual length.
INSERT INTO access.instances (key, kind, name, time_zone, created_at)
VALUES
    ('workspaces', 'workspaces', 'Workspaces', 'UTC', '2025-01-01'),
    ('flags', 'flags', 'Flags', 'UTC', '2025-01-01'),
    ('network', 'network', 'Network', 'UTC', '2025-01-01'),
    ('another', 'workspaces', 'Another', 'UTC', '2025-01-01');

INSERT INTO access.data_versions (instance_id, version)
SELECT id, 1 FROM access.instances;

INSERT INTO access.collections (instance_id, collection, records, last_received_at, version)
SELECT id, 'users', 1, '2025-12-31 12:00Z', 1 FROM access.instances;

INSERT INTO workspaces.users (instance_id, id, username, status, deleted, is_system)
SELECT instances.id, md5('user' || number)::uuid, 'user' || number, 'active', false, false
FROM access.instances, generate_series(1, 1000) AS number
WHERE instances.kind = 'workspaces';

INSERT INTO workspaces.templates (instance_id, id, name, deleted)
SELECT instances.id, md5('template' || number)::uuid, 'template ' || number, false
FROM access.instances, generate_series(1, 30) AS number
WHERE instances.kind = 'workspaces';

INSERT INTO workspaces.apps (instance_id, template_id, slug, display_name)
SELECT instances.id, md5('template' || number)::uuid, 'app' || app, 'App ' || app
FROM access.instances, generate_series(1, 30) AS number, generate_series(1, 5) AS app
WHERE instances.kind = 'workspaces';

INSERT INTO workspaces.deployment_days (instance_id, day, users, templates, latencies, apps, user_ids, user_mins)
SELECT
    instances.id, date '2025-01-01' + day, decode(repeat('ab', 27000), 'hex'), decode(repeat('ab', 1280), 'hex'), decode(repeat('ab', 80000), 'hex'), decode(repeat('ab', 30000), 'hex'),
    (SELECT array_agg(md5('user' || number)::uuid ORDER BY md5('user' || number)::uuid) FROM generate_series(1, 1000) AS number),
    (SELECT array_agg((200 + (number * day) % 300)::smallint) FROM generate_series(1, 1000) AS number)
FROM access.instances, generate_series(0, 364) AS day
WHERE instances.kind = 'workspaces';

INSERT INTO workspaces.template_days (
    instance_id, day, template_id, users, minutes, latencies, apps, usage_mins, kind_mins, kind_users, app_names, app_mins, app_users)
SELECT
    instances.id, date '2025-01-01' + day, md5('template' || number)::uuid,
    decode(repeat('ab', 22 * 50), 'hex'), decode(repeat('ab', 2100), 'hex'), decode(repeat('ab', 2800), 'hex'), decode(repeat('ab', 1000), 'hex'),
    9000 + day, '{5000,3000,100,900,5}', '{30,20,3,10,1}', '{app1,app2,app3,app4,app5}', '{100,200,300,400,500}', '{10,20,30,40,5}'
FROM access.instances, generate_series(0, 364) AS day, generate_series(1, 30) AS number
WHERE instances.kind = 'workspaces';

INSERT INTO workspaces.user_status_changes (instance_id, id, user_id, new_status, changed_at)
SELECT
    instances.id, md5(instances.key || number || ' ' || change)::uuid, md5('user' || number)::uuid, (ARRAY['active', 'dormant', 'suspended'])[1 + change % 3],
    timestamptz '2025-01-01 09:00Z' + (change * 40 + number % 30) * interval '1 day'
FROM access.instances, generate_series(1, 1000) AS number, generate_series(0, 8) AS change
WHERE instances.kind = 'workspaces';

INSERT INTO flags.flags (instance_id, name, project, type, created_at, stale, potentially_stale)
SELECT instances.id, 'flag' || number, 'project' || number % 50, 'release', timestamptz '2025-01-01 09:00Z' + (number % 360) * interval '1 day', number % 7 = 0, number % 5 = 0
FROM access.instances, generate_series(1, 5000) AS number
WHERE instances.kind = 'flags';

INSERT INTO flags.flag_deltas (
    instance_id, flag, day, project, type, flags, stale, potentially_stale, overdue, reached_production, production_days, created, archived, launched)
SELECT
    instances.id, 'flag' || number, date '2025-01-01' + number % 280 + 40 * change, 'project' || number % 50, 'release',
    (change = 0)::integer, (change = 1)::integer, 0, 0, 0, 0, (change = 0)::integer, 0, 0
FROM access.instances, generate_series(1, 5000) AS number, generate_series(0, 2) AS change
WHERE instances.kind = 'flags';

INSERT INTO flags.flag_delta_days (instance_id, day, flags, stale, potentially_stale)
SELECT deltas.instance_id, deltas.day, sum(deltas.flags), sum(deltas.stale), sum(deltas.potentially_stale)
FROM flags.flag_deltas AS deltas
GROUP BY deltas.instance_id, deltas.day;

INSERT INTO flags.environments (instance_id, name, type, enabled)
SELECT instances.id, 'environment' || number, CASE WHEN number = 1 THEN 'production' ELSE 'development' END, true
FROM access.instances, generate_series(1, 5) AS number
WHERE instances.kind = 'flags';

SELECT access.add_month_partition('flags.events', (date '2025-01-01' + month * interval '1 month')::date) FROM generate_series(0, 11) AS month;

INSERT INTO flags.events (instance_id, id, type, created_at, created_by, created_by_user_id, project, environment, feature_name, data)
SELECT
    instances.id, number, 'type' || number % 20, timestamptz '2025-01-01Z' + number * interval '5 minutes', 'user' || number % 60, number % 60,
    'project' || number % 50, 'environment' || 1 + number % 5, 'flag' || 1 + number % 5000, repeat('x', 300)
FROM access.instances, generate_series(0, 99999) AS number
WHERE instances.kind = 'flags';

INSERT INTO flags.event_days (instance_id, day, position, project, environment, type, events)
SELECT counted.instance_id, counted.day, row_number() OVER (PARTITION BY counted.instance_id, counted.day), counted.project, counted.environment, counted.type, counted.events
FROM (
    SELECT events.instance_id, (events.created_at AT TIME ZONE 'UTC')::date AS day, events.project, events.environment, events.type, count(*) AS events
    FROM flags.events
    GROUP BY 1, 2, 3, 4, 5
) AS counted;

INSERT INTO flags.environment_days (instance_id, day, environment, updates)
SELECT days.instance_id, days.day, days.environment, sum(days.events)
FROM flags.event_days AS days
GROUP BY days.instance_id, days.day, days.environment;

INSERT INTO flags.metric_weeks (instance_id, week, project, yes, no, apps, flags, environments)
SELECT instances.id, date '2024-12-30' + 7 * week, 'project' || number, 1000 * number, 500, 3, 90, 2
FROM access.instances, generate_series(0, 52) AS week, generate_series(0, 49) AS number
WHERE instances.kind = 'flags';

INSERT INTO network.log_days (instance_id, day, changes, api_calls, commands, devices, used_devices, users)
SELECT
    instances.id, date '2025-01-01' + day, 100, 50, 30,
    (SELECT array_agg(number::bigint) FROM generate_series(1, 1246) AS number),
    (SELECT array_agg(number::bigint) FROM generate_series(1, 600) AS number),
    (SELECT array_agg(number::bigint) FROM generate_series(1, 300) AS number)
FROM access.instances, generate_series(0, 364) AS day
WHERE instances.kind = 'network';
