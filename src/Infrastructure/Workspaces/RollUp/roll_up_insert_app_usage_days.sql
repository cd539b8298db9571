-- What do the changed days come to with each app? @instance. Grain: day, user, template, app.
INSERT INTO workspaces.app_usage_days (instance_id, day, template_id, user_id, app, half_hours, usage_mins)
SELECT
    @instance, half_hours.day, half_hours.template_id, half_hours.user_id, apps.key,
    bit_or(1::bigint << half_hours.slot),
    sum(apps.value::integer)
FROM day_half_hours AS half_hours
CROSS JOIN LATERAL jsonb_each_text(half_hours.app_usage_mins) AS apps
GROUP BY half_hours.day, half_hours.user_id, half_hours.template_id, apps.key
