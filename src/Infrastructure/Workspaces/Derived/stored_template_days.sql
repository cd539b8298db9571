-- What is stored of these days? @instance. Grain: day and template.
SELECT stored.day, stored.template_id, stored.users, stored.minutes, stored.latencies, stored.apps
FROM workspaces.template_days AS stored
WHERE stored.instance_id = @instance AND stored.day = ANY (@days)
