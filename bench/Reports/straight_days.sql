-- How many users worked, and on which templates, on each day of the window? Grain: 24 hours from the start.
-- No templates given means all.
WITH days AS (
    SELECT steps.day AS day_start, least(steps.day + interval '1 day', @end) AS day_end
    FROM generate_series(@start, @end - interval '1 microsecond', interval '1 day') AS steps (day)
)
SELECT
    days.day_start,
    array_remove(array_agg(DISTINCT half_hours.template_id), NULL) AS template_ids,
    count(DISTINCT half_hours.user_id) AS active_users
FROM days
LEFT JOIN workspaces.usage_half_hours AS half_hours
    ON half_hours.instance_id = @instance
    AND half_hours.start_time >= days.day_start
    AND half_hours.start_time < days.day_end
    AND half_hours.start_time + interval '30 minutes' <= days.day_end
    AND (cardinality(@templates) = 0 OR half_hours.template_id = ANY (@templates))
GROUP BY days.day_start
ORDER BY days.day_start
