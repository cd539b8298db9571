-- Apps of workspaces, oldest first, after @time and @key1, at most @limit, each with the template of its workspace.
SELECT apps.created_at, apps.id, workspaces.template_id, apps.slug, apps.display_name, apps.icon
FROM public.workspace_apps AS apps
JOIN public.workspace_agents AS agents ON agents.id = apps.agent_id
JOIN public.workspace_resources AS resources ON resources.id = agents.resource_id
JOIN public.workspace_builds AS builds ON builds.job_id = resources.job_id
JOIN public.workspaces AS workspaces ON workspaces.id = builds.workspace_id
WHERE (apps.created_at, apps.id) > (@time, @key1)
ORDER BY apps.created_at, apps.id
LIMIT @limit
