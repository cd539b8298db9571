-- How much is there of everything? @instance, @before: only what existed before counts, as it was then as far as its dates tell,
-- @last_day: the last day whose events count, @deleted_since: who was deleted then or later still has a licence.
-- Grain: the instance, one row.
SELECT
    people.*,
    flag_counts.*,
    role_counts.*,
    plan_counts.*,
    (
        SELECT count(*)
        FROM flags.projects
        WHERE projects.instance_id = @instance
          AND projects.created_at < @before
          AND (projects.archived_at IS NULL OR projects.archived_at >= @before)
    ) AS projects,
    (SELECT count(*) FROM flags.context_fields AS fields WHERE fields.instance_id = @instance) AS context_fields,
    (SELECT count(*) FROM flags.groups WHERE groups.instance_id = @instance) AS groups,
    (SELECT count(*) FROM flags.environments WHERE environments.instance_id = @instance) AS environments,
    (SELECT count(*) FROM flags.segments WHERE segments.instance_id = @instance) AS segments,
    (SELECT count(*) FROM flags.strategy_types AS types WHERE types.instance_id = @instance) AS strategies,
    (
        SELECT coalesce(sum(days.events), 0)::bigint
        FROM flags.event_days AS days
        WHERE days.instance_id = @instance AND days.type = 'features-exported' AND days.day <= @last_day
    ) AS flag_exports,
    (
        SELECT coalesce(sum(days.events), 0)::bigint
        FROM flags.event_days AS days
        WHERE days.instance_id = @instance AND days.type = 'features-imported' AND days.day <= @last_day
    ) AS flag_imports
FROM (
    SELECT
        count(*) FILTER (WHERE existing.is_there AND NOT existing.is_service AND NOT existing.is_system) AS users,
        count(*) FILTER (WHERE existing.is_there AND existing.is_service) AS service_accounts,
        count(*) FILTER (WHERE existing.seat_type = 'ReadOnly') AS read_only_users,
        count(DISTINCT existing.email_hash) FILTER (WHERE existing.is_there OR existing.deleted_at >= @deleted_since) AS licensed_users,
        min(existing.deleted_at) FILTER (WHERE existing.email_hash IS NOT NULL AND existing.deleted_at >= @deleted_since) AS earliest_licensed_deletion
    FROM (
        SELECT users.*, users.deleted_at IS NULL OR users.deleted_at >= @before AS is_there
        FROM flags.users
        WHERE users.instance_id = @instance AND users.created_at < @before
    ) AS existing
) AS people
CROSS JOIN (
    SELECT
        count(*) FILTER (WHERE flags.created_at < @before AND (flags.archived_at IS NULL OR flags.archived_at >= @before)) AS flags,
        count(*) FILTER (WHERE flags.archived_at < @before) AS archived_flags
    FROM flags.flags
    WHERE flags.instance_id = @instance
) AS flag_counts
CROSS JOIN (
    SELECT
        count(*) AS roles,
        count(*) FILTER (WHERE roles.type = 'root-custom') AS custom_root_roles,
        count(*) FILTER (WHERE roles.type = 'root-custom' AND roles.in_use) AS custom_root_roles_in_use
    FROM flags.roles
    WHERE roles.instance_id = @instance
) AS role_counts
CROSS JOIN (
    SELECT
        count(*) FILTER (WHERE plans.kind = 'template' AND plans.archived_at IS NULL) AS release_templates,
        count(*) FILTER (WHERE plans.kind = 'plan') AS release_plans
    FROM flags.release_plans AS plans
    WHERE plans.instance_id = @instance
) AS plan_counts
