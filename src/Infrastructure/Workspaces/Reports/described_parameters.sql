-- Which parameters do these template versions describe? Grain: template version.
SELECT versions.id AS template_version_id, versions.parameters::text AS described
FROM workspaces.template_versions AS versions
WHERE versions.instance_id = @instance AND versions.id = ANY (@ids)
