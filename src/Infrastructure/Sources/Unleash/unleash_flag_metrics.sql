-- How often flags were asked for in each hour, after @time, @text1, @text2 and @text3, at most @limit.
SELECT
    metrics.timestamp, metrics.feature_name, metrics.app_name, metrics.environment, coalesce(metrics.yes, 0)::bigint, coalesce(metrics.no, 0)::bigint,
    (
        SELECT json_object_agg(variants.variant, coalesce(variants.count, 0))::text
        FROM public.client_metrics_env_variants AS variants
        WHERE variants.feature_name = metrics.feature_name AND variants.app_name = metrics.app_name
          AND variants.environment = metrics.environment AND variants.timestamp = metrics.timestamp
    )
FROM public.client_metrics_env AS metrics
WHERE (metrics.timestamp, metrics.feature_name::text, metrics.app_name::text, metrics.environment::text) > (@time, @text1, @text2, @text3)
ORDER BY metrics.timestamp, metrics.feature_name::text, metrics.app_name::text, metrics.environment::text
LIMIT @limit
