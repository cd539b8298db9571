-- Which builds of which workspaces were there in the window? Grain: build. No templates given means all.
SELECT versions.template_id, builds.workspace_id, builds.build_number, builds.id
FROM workspaces.builds
JOIN workspaces.template_versions AS versions
    ON versions.instance_id = @instance
    AND versions.id = builds.template_version_id
WHERE builds.instance_id = @instance
  AND builds.created_at >= @window_start
  AND builds.created_at < @window_end
  AND (cardinality(@templates) = 0 OR versions.template_id = ANY (@templates))
