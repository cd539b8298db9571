-- Templates.
SELECT templates.id, templates.name, templates.display_name, templates.icon, templates.deleted
FROM public.templates AS templates
ORDER BY templates.id
