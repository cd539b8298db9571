-- Which templates were used in each window? Grain: window and template. No templates given means all.
SELECT DISTINCT pieces.window_index, usage_days.template_id
FROM unnest(@indexes, @days, @half_hours) AS pieces (window_index, day, half_hours)
JOIN workspaces.usage_days
    ON usage_days.instance_id = @instance
    AND (cardinality(@templates) = 0 OR usage_days.template_id = ANY (@templates))
    AND usage_days.day = pieces.day
    AND usage_days.half_hours & pieces.half_hours <> 0
