-- Which parameter values had these builds? Grain: template version and values; how many of the builds.
SELECT builds.template_version_id, versions.template_id, builds.parameters::text AS given, count(*) AS builds
FROM workspaces.builds
JOIN workspaces.template_versions AS versions
    ON versions.instance_id = @instance
    AND versions.id = builds.template_version_id
WHERE builds.instance_id = @instance
  AND builds.id = ANY (@ids)
GROUP BY builds.template_version_id, versions.template_id, builds.parameters
