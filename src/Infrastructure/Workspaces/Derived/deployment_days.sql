-- Stores what the changed days come to in the whole deployment now. @instance. Grain: day.
DELETE FROM workspaces.deployment_days AS stored
WHERE stored.instance_id = @instance AND stored.day = ANY (@days);

INSERT INTO workspaces.deployment_days (instance_id, day, users, templates, latencies, apps)
SELECT @instance, changed.day, changed.users, changed.templates, changed.latencies, changed.apps
FROM unnest(@days, @users, @templates_used, @latencies, @apps) AS changed (day, users, templates, latencies, apps)
WHERE length(changed.users) > 0
