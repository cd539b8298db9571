-- What do these whole days come to on each template, through which apps, and who used it where that is asked for? Grain: day and template. No templates given means all.
SELECT
    days.day,
    days.template_id,
    CASE WHEN @with_users THEN days.users ELSE ''::bytea END AS users,
    days.kind_mins,
    days.app_names,
    days.app_mins
FROM workspaces.template_days AS days
WHERE days.instance_id = @instance
  AND (cardinality(@templates) = 0 OR days.template_id = ANY (@templates))
  AND days.day = ANY (@days)
