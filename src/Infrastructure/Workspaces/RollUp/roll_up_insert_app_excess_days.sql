-- By how many minutes did users pass 30 with an app on several templates in one half hour? @instance.
-- Grain: day, user, app and the set of those templates.
INSERT INTO workspaces.app_excess_days (instance_id, day, user_id, app, template_ids, excess_mins)
SELECT @instance, together.day, together.user_id, together.app, together.template_ids, sum(together.usage_mins - 30)
FROM (
    SELECT
        half_hours.day,
        half_hours.user_id,
        apps.key AS app,
        array_agg(half_hours.template_id ORDER BY half_hours.template_id) AS template_ids,
        sum(apps.value::integer) AS usage_mins
    FROM day_half_hours AS half_hours
    CROSS JOIN LATERAL jsonb_each_text(half_hours.app_usage_mins) AS apps
    WHERE half_hours.apps_crowded
    GROUP BY half_hours.day, half_hours.user_id, half_hours.slot, apps.key
    HAVING count(*) > 1 AND sum(apps.value::integer) > 30
) AS together
GROUP BY together.day, together.user_id, together.app, together.template_ids
