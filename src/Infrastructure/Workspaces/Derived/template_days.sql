-- Stores what the changed days come to on each template now. @instance. Grain: day and template.
DELETE FROM workspaces.template_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days)
  AND (stored.day, stored.template_id) IN (
    SELECT changed.day, changed.template_id
    FROM unnest(@days, @template_ids) AS changed (day, template_id));

INSERT INTO workspaces.template_days (instance_id, day, template_id, users, minutes, latencies, apps)
SELECT @instance, changed.day, changed.template_id, changed.users, changed.minutes, changed.latencies, changed.apps
FROM unnest(@days, @template_ids, @users, @minutes, @latencies, @apps) AS changed (day, template_id, users, minutes, latencies, apps)
WHERE length(changed.users) > 0
