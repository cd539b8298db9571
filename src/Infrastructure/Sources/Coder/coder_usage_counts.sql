-- How many half hours have been rolled up, and the latest.
SELECT count(*), max(usage.start_time) FROM public.template_usage_stats AS usage
