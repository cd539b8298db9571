-- Stores what the changed days come to on each template now. @instance. Grain: day and template.
-- Kinds and apps of all days come one after the other: five kinds a day, and as many apps as it has.
DELETE FROM workspaces.template_days AS stored
WHERE stored.instance_id = @instance
  AND stored.day = ANY (@days)
  AND (stored.day, stored.template_id) IN (
    SELECT changed.day, changed.template_id
    FROM unnest(@days, @template_ids) AS changed (day, template_id));

INSERT INTO workspaces.template_days (
    instance_id, day, template_id, users, minutes, latencies, apps, usage_mins, kind_mins, kind_users, app_names, app_mins, app_users)
SELECT
    @instance, changed.day, changed.template_id, changed.users, changed.minutes, changed.latencies, changed.apps, changed.usage_mins,
    (@kind_mins)[5 * changed.number::integer - 4 : 5 * changed.number::integer],
    (@kind_users)[5 * changed.number::integer - 4 : 5 * changed.number::integer],
    (@app_names)[changed.first_app : changed.last_app],
    (@app_mins)[changed.first_app : changed.last_app],
    (@app_users)[changed.first_app : changed.last_app]
FROM unnest(@days, @template_ids, @users, @minutes, @latencies, @apps, @usage_mins, @first_apps, @last_apps) WITH ORDINALITY
    AS changed (day, template_id, users, minutes, latencies, apps, usage_mins, first_app, last_app, number)
WHERE length(changed.users) > 0
