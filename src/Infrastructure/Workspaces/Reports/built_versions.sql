-- Which versions of templates were workspaces built with in the window? Grain: template version.
-- A workspace counts for the version of its build with the highest number in the window. No templates given means all.
SELECT
    built.template_id,
    built.template_version_id AS version_id,
    count(*) FILTER (WHERE built.newness = 1) AS workspaces,
    count(*) AS builds,
    min(built.created_at) AS first_built_at,
    max(built.created_at) AS last_built_at
FROM (
    SELECT
        versions.template_id,
        builds.template_version_id,
        builds.created_at,
        row_number() OVER (PARTITION BY versions.template_id, builds.workspace_id ORDER BY builds.build_number DESC, builds.id) AS newness
    FROM workspaces.builds
    JOIN workspaces.template_versions AS versions
        ON versions.instance_id = @instance
        AND versions.id = builds.template_version_id
    WHERE builds.instance_id = @instance
      AND builds.created_at >= @window_start
      AND builds.created_at < @window_end
      AND (cardinality(@templates) = 0 OR versions.template_id = ANY (@templates))
) AS built
GROUP BY built.template_id, built.template_version_id
