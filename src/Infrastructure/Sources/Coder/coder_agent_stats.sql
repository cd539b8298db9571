-- What agents saw in half hours that have not been rolled up yet, after @time and @key1, at most @limit.
SELECT
    stats.created_at, stats.id, stats.user_id, stats.workspace_id, stats.agent_id, stats.template_id, stats.connection_count::bigint,
    stats.connection_median_latency_ms::double precision, stats.session_count_vscode::bigint, stats.session_count_jetbrains::bigint,
    stats.session_count_reconnecting_pty::bigint, stats.session_count_ssh::bigint, stats.rx_bytes::bigint, stats.tx_bytes::bigint,
    stats.rx_packets::bigint, stats.tx_packets::bigint
FROM public.workspace_agent_stats AS stats
WHERE (stats.created_at, stats.id) > (@time, @key1)
  AND stats.created_at >= coalesce(
    (SELECT max(usage.start_time) + interval '30 minutes' FROM public.template_usage_stats AS usage), timestamptz '-infinity')
ORDER BY stats.created_at, stats.id
LIMIT @limit
