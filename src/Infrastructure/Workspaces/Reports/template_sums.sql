-- What do these whole days come to on each template, who used it and through which apps, where that is asked for? Grain: day and template. No templates given means all.
SELECT
    days.day,
    days.template_id,
    CASE WHEN @with_users THEN days.users ELSE ''::bytea END AS users,
    days.usage_mins,
    days.kind_mins,
    CASE WHEN @with_apps THEN days.app_names ELSE ARRAY[]::text[] END AS app_names,
    CASE WHEN @with_apps THEN days.app_mins ELSE ARRAY[]::integer[] END AS app_mins
FROM workspaces.template_days AS days
WHERE days.instance_id = @instance
  AND (cardinality(@templates) = 0 OR days.template_id = ANY (@templates))
  AND days.day = ANY (@days)
