-- How many distinct users were active in each window? Grain: window. Windows come as the half hours of each UTC day.
SELECT active.window_index, count(*)::integer AS users
FROM (
    SELECT DISTINCT pieces.window_index, user_days.user_id
    FROM unnest(@indexes, @days, @half_hours) AS pieces (window_index, day, half_hours)
    JOIN workspaces.user_days
        ON user_days.instance_id = @instance
        AND user_days.day = pieces.day
        AND user_days.half_hours & pieces.half_hours <> 0
) AS active
GROUP BY active.window_index
