-- Half hours that the product has rolled up, after @time, @key1 and @key2, at most @limit; of the generation that keeps minutes in columns.
SELECT
    usage.start_time, usage.template_id, usage.user_id, usage.usage_mins::integer, usage.vscode_mins::integer, usage.jetbrains_mins::integer,
    usage.reconnecting_pty_mins::integer, usage.ssh_mins::integer, usage.sftp_mins::integer, usage.median_latency_ms::double precision,
    usage.app_usage_mins::text
FROM public.template_usage_stats AS usage
WHERE (usage.start_time, usage.template_id, usage.user_id) > (@time, @key1, @key2)
ORDER BY usage.start_time, usage.template_id, usage.user_id
LIMIT @limit
