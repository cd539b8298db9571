-- Feature flags as they are now.
SELECT
    features.name, coalesce(features.project, 'default'), coalesce(features.type, 'release'), coalesce(features.created_at, timestamptz 'epoch'),
    features.archived_at, features.stale, features.potentially_stale
FROM (SELECT false AS potentially_stale) AS absent
CROSS JOIN LATERAL (
    SELECT rows.name, rows.project, rows.type, rows.created_at, rows.archived_at, rows.stale, potentially_stale
    FROM public.features AS rows
) AS features
ORDER BY features.name
