-- Environments.
SELECT environments.name, environments.type, coalesce(environments.enabled, true)
FROM public.environments AS environments
ORDER BY environments.name
