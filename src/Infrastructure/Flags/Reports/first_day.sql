-- From which day on is anything known? @instance. Grain: one row; null where nothing is.
SELECT least(
    (SELECT min(days.day) FROM flags.event_days AS days WHERE days.instance_id = @instance),
    (SELECT min(days.day) FROM flags.metric_days AS days WHERE days.instance_id = @instance),
    (SELECT min(days.day) FROM flags.flag_delta_days AS days WHERE days.instance_id = @instance AND days.flags > 0),
    (SELECT min((users.created_at AT TIME ZONE 'UTC')::date) FROM flags.users WHERE users.instance_id = @instance),
    (SELECT min((projects.created_at AT TIME ZONE 'UTC')::date) FROM flags.projects WHERE projects.instance_id = @instance)
) AS day
