-- Which apps are known of each template? Grain: template and slug. No templates given means all.
SELECT apps.template_id, apps.slug, apps.display_name, coalesce(apps.icon, '') AS icon
FROM workspaces.apps
WHERE apps.instance_id = @instance
  AND (cardinality(@templates) = 0 OR apps.template_id = ANY (@templates))
