-- Running copies of applications as they were last seen, after @time, @text1, @text2 and @text3, at most @limit.
SELECT instances.last_seen, instances.app_name, instances.environment, instances.instance_id, instances.created_at
FROM public.client_instances AS instances
WHERE (instances.last_seen, instances.app_name::text, instances.environment::text, instances.instance_id::text) > (@time, @text1, @text2, @text3)
ORDER BY instances.last_seen, instances.app_name::text, instances.environment::text, instances.instance_id::text
LIMIT @limit
