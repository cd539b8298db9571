-- Builds of workspaces, after @time and @key1, at most @limit, with the values of those parameters that the version names and that last:
-- others may be anything. A column that the version of the product lacks is found in "absent".
SELECT
    builds.created_at, builds.id, builds.workspace_id, builds.template_version_id, builds.build_number::bigint, builds.transition::text,
    (
        SELECT json_object_agg(given.name, given.value)::text
        FROM public.workspace_build_parameters AS given
        WHERE given.workspace_build_id = builds.id
          AND EXISTS (
            SELECT
            FROM (SELECT false AS ephemeral) AS absent
            CROSS JOIN LATERAL (
                SELECT rows.template_version_id, rows.name, rows.type, ephemeral AS passes
                FROM public.template_version_parameters AS rows
                WHERE rows.template_version_id = builds.template_version_id AND rows.name = given.name
            ) AS named
            WHERE NOT named.passes AND named.type <> 'secret'
          )
    )
FROM public.workspace_builds AS builds
WHERE (builds.created_at, builds.id) > (@time, @key1)
ORDER BY builds.created_at, builds.id
LIMIT @limit
