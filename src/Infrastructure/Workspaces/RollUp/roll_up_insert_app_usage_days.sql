-- What do the changed days come to with each app? @instance. Grain: day, user, template, app.
INSERT INTO workspaces.app_usage_days (instance_id, day, template_id, user_id, app, half_hours, usage_mins)
SELECT
    @instance, rolling_days.day, half_hours.template_id, rolling_days.user_id, apps.key,
    bit_or(1::bigint << (date_part('epoch', half_hours.start_time)::bigint % 86400 / 1800)::integer),
    sum(apps.value::integer)
FROM rolling_days
JOIN workspaces.usage_half_hours AS half_hours
    ON half_hours.instance_id = @instance
    AND half_hours.user_id = rolling_days.user_id
    AND half_hours.start_time >= rolling_days.day::timestamp AT TIME ZONE 'UTC'
    AND half_hours.start_time < (rolling_days.day + 1)::timestamp AT TIME ZONE 'UTC'
CROSS JOIN LATERAL jsonb_each_text(half_hours.app_usage_mins) AS apps
GROUP BY rolling_days.day, rolling_days.user_id, half_hours.template_id, apps.key
