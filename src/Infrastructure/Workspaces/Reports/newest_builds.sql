-- Which parameter values were workspaces built with in the window? Grain: template version and values; how many workspaces.
-- Of each template and workspace the build with the highest number in the window counts. No templates given means all.
SELECT newest.template_version_id, newest.template_id, newest.given::text AS given, count(*) AS builds
FROM (
    SELECT DISTINCT ON (versions.template_id, builds.workspace_id)
        builds.template_version_id,
        versions.template_id,
        builds.parameters AS given
    FROM workspaces.builds
    JOIN workspaces.template_versions AS versions
        ON versions.instance_id = @instance
        AND versions.id = builds.template_version_id
    WHERE builds.instance_id = @instance
      AND builds.created_at >= @window_start
      AND builds.created_at < @window_end
      AND (cardinality(@templates) = 0 OR versions.template_id = ANY (@templates))
    ORDER BY versions.template_id, builds.workspace_id, builds.build_number DESC, builds.id
) AS newest
GROUP BY newest.template_version_id, newest.template_id, newest.given
