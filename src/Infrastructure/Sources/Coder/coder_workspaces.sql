-- Workspaces as they were last changed, after @time and @key1, at most @limit.
SELECT workspaces.updated_at, workspaces.id, workspaces.owner_id, workspaces.template_id, workspaces.name, workspaces.deleted
FROM public.workspaces AS workspaces
WHERE (workspaces.updated_at, workspaces.id) > (@time, @key1)
ORDER BY workspaces.updated_at, workspaces.id
LIMIT @limit
