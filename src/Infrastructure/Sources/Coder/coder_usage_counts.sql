-- How many finished half hours have been rolled up, and the latest.
SELECT count(*), max(usage.start_time)
FROM public.template_usage_stats AS usage
WHERE usage.start_time < greatest((SELECT max(latest.start_time) FROM public.template_usage_stats AS latest), now() - interval '40 minutes')
