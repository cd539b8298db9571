-- How many flags of each type were created in each project in these ISO weeks? @instance, @weeks: their Mondays. Grain: week, project, type.
INSERT INTO flags.creation_weeks (instance_id, week, project, type, flags)
SELECT @instance, weeks.week, steps.project, steps.type, sum(steps.created)
FROM unnest(@weeks) AS weeks (week)
JOIN flags.flag_steps AS steps
    ON steps.instance_id = @instance
    AND steps.day >= weeks.week
    AND steps.day < weeks.week + 7
WHERE steps.created > 0
GROUP BY weeks.week, steps.project, steps.type
