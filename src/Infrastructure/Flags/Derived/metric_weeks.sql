-- What do the metrics of each project come to in these ISO weeks? @instance, @weeks: their Mondays. Grain: week, project.
-- A flag's metrics are its present project's; metrics of an unknown flag count for no project. Sums stop at what 64 bits hold.
DELETE FROM flags.metric_weeks AS stored
WHERE stored.instance_id = @instance
  AND stored.week = ANY (@weeks);

INSERT INTO flags.metric_weeks (instance_id, week, project, yes, no, apps, flags, environments)
WITH project_days AS (
    SELECT weeks.week, flags.project, days.flag, days.yes, days.no, days.apps, days.environments
    FROM unnest(@weeks) AS weeks (week)
    -- Lateral and with an offset, so that each week is looked up by the index, also while the table is so new that nothing is known of its size.
    CROSS JOIN LATERAL (
        SELECT metric_days.flag, metric_days.yes, metric_days.no, metric_days.apps, metric_days.environments
        FROM flags.metric_days
        WHERE metric_days.instance_id = @instance
          AND metric_days.day >= weeks.week
          AND metric_days.day < weeks.week + 7
        OFFSET 0
    ) AS days
    JOIN flags.flags
        ON flags.instance_id = @instance
        AND flags.name = days.flag
), sums AS (
    SELECT project_days.week, project_days.project, least(sum(project_days.yes), 9223372036854775807) AS yes, least(sum(project_days.no), 9223372036854775807) AS no, count(DISTINCT project_days.flag) AS flags
    FROM project_days
    GROUP BY project_days.week, project_days.project
), apps AS (
    SELECT project_days.week, project_days.project, count(DISTINCT app.name) AS apps
    FROM project_days
    CROSS JOIN LATERAL unnest(project_days.apps) AS app (name)
    GROUP BY project_days.week, project_days.project
), environments AS (
    SELECT project_days.week, project_days.project, count(DISTINCT environment.name) AS environments
    FROM project_days
    CROSS JOIN LATERAL unnest(project_days.environments) AS environment (name)
    GROUP BY project_days.week, project_days.project
)
SELECT @instance, sums.week, sums.project, sums.yes, sums.no, apps.apps, sums.flags, environments.environments
FROM sums
JOIN apps ON apps.week = sums.week AND apps.project = sums.project
JOIN environments ON environments.week = sums.week AND environments.project = sums.project
