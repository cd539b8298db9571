-- Of which types are the environments? @instance. Grain: type.
SELECT DISTINCT environments.type
FROM flags.environments
WHERE environments.instance_id = @instance
