-- How many builds there are, and the latest.
SELECT count(*), max(builds.created_at) FROM public.workspace_builds AS builds
