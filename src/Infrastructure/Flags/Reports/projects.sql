-- Which projects are there? @instance. Grain: project.
SELECT projects.id, projects.name, projects.created_at, projects.archived_at, projects.members
FROM flags.projects
WHERE projects.instance_id = @instance
