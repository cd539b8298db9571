-- How many distinct users of these templates were active in each window? Grain: window.
SELECT active.window_index, count(*)::integer AS users
FROM (
    SELECT DISTINCT pieces.window_index, usage_days.user_id
    FROM unnest(@indexes, @days, @half_hours) AS pieces (window_index, day, half_hours)
    JOIN workspaces.usage_days
        ON usage_days.instance_id = @instance
        AND usage_days.template_id = ANY (@templates)
        AND usage_days.day = pieces.day
        AND usage_days.half_hours & pieces.half_hours <> 0
) AS active
GROUP BY active.window_index
