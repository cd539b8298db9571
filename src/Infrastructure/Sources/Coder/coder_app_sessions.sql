-- Visits to apps that go into half hours that have not been rolled up yet, by their ends, after @time and @id, at most @limit.
SELECT
    sessions.session_ended_at, sessions.id::bigint, sessions.user_id, sessions.agent_id, sessions.session_id, sessions.workspace_id,
    sessions.access_method, sessions.slug_or_port, sessions.session_started_at, sessions.requests::bigint
FROM public.workspace_app_stats AS sessions
WHERE (sessions.session_ended_at, sessions.id) > (@time, @id)
  AND sessions.session_ended_at >= coalesce(
    (SELECT max(usage.start_time) + interval '30 minutes' FROM public.template_usage_stats AS usage), timestamptz '-infinity')
ORDER BY sessions.session_ended_at, sessions.id
LIMIT @limit
