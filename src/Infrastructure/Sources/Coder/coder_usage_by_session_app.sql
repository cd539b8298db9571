-- Half hours that the product has rolled up, after @time, @key1 and @key2, at most @limit; of the generation that keeps the minutes of
-- sessions by app in a table of their own. Apps count for the family of clients that they belong to.
SELECT
    usage.start_time, usage.template_id, usage.user_id, usage.usage_mins::integer, families.vscode, families.jetbrains,
    families.reconnecting_pty, families.ssh, families.sftp, usage.median_latency_ms::double precision, usage.app_usage_mins::text
FROM (
    SELECT rows.start_time, rows.template_id, rows.user_id, rows.usage_mins, rows.median_latency_ms, rows.app_usage_mins
    FROM public.template_usage_stats AS rows
    WHERE (rows.start_time, rows.template_id, rows.user_id) > (@time, @key1, @key2)
    ORDER BY rows.start_time, rows.template_id, rows.user_id
    LIMIT @limit
) AS usage
CROSS JOIN LATERAL (
    SELECT
        least(coalesce(sum(apps.usage_mins) FILTER (WHERE apps.app_name IN (
            'vscode', 'vscode_insiders', 'vscode_web', 'code_server', 'vscodium', 'codium', 'cursor', 'windsurf', 'positron',
            'antigravity', 'trae', 'kiro', 'devin')), 0), 30)::integer AS vscode,
        least(coalesce(sum(apps.usage_mins) FILTER (WHERE apps.app_name = 'jetbrains'), 0), 30)::integer AS jetbrains,
        least(coalesce(sum(apps.usage_mins) FILTER (WHERE apps.app_name = 'reconnecting_pty'), 0), 30)::integer AS reconnecting_pty,
        least(coalesce(sum(apps.usage_mins) FILTER (WHERE apps.app_name IN ('ssh', 'zed')), 0), 30)::integer AS ssh,
        least(coalesce(sum(apps.usage_mins) FILTER (WHERE apps.app_name = 'sftp'), 0), 30)::integer AS sftp
    FROM public.template_usage_stats_session_apps AS apps
    WHERE apps.start_time = usage.start_time AND apps.user_id = usage.user_id AND apps.template_id = usage.template_id
) AS families
ORDER BY usage.start_time, usage.template_id, usage.user_id
