-- Stores what the changed days come to in the whole deployment now. @instance. Grain: day.
DELETE FROM workspaces.deployment_days AS stored
WHERE stored.instance_id = @instance AND stored.day = ANY (@days);

INSERT INTO workspaces.deployment_days (instance_id, day, users, templates)
SELECT @instance, changed.day, changed.users, changed.templates
FROM unnest(@days, @users, @templates_used) AS changed (day, users, templates)
WHERE length(changed.users) > 0
