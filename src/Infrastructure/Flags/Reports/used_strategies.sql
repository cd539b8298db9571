-- How many strategies, constraints and values are there where there are the most? @instance. Grain: the instance, one row.
-- Strategies of archived flags are left out.
WITH used AS (
    SELECT strategies.flag, strategies.environment, strategies.constraints
    FROM flags.flag_strategies AS strategies
    JOIN flags.flags ON flags.instance_id = @instance AND flags.name = strategies.flag AND flags.archived_at IS NULL
    WHERE strategies.instance_id = @instance
)
SELECT
    (
        SELECT coalesce(max(environments.strategies), 0)
        FROM (SELECT count(*) AS strategies FROM used GROUP BY used.flag, used.environment) AS environments
    ) AS max_per_environment,
    (SELECT coalesce(max(jsonb_array_length(used.constraints)), 0)::bigint FROM used) AS max_constraints,
    (
        SELECT coalesce(max(jsonb_array_length(conditions.condition -> 'values')), 0)::bigint
        FROM used
        CROSS JOIN LATERAL jsonb_array_elements(used.constraints) AS conditions (condition)
    ) AS max_constraint_values
