-- Versions of templates with the parameters that they ask for, after @time and @key1, at most @limit.
SELECT
    versions.created_at, versions.id, versions.template_id,
    (
        SELECT json_agg(json_build_object(
            'name', parameters.name, 'display_name', parameters.display_name, 'description', parameters.description,
            'type', parameters.type, 'options', parameters.options) ORDER BY parameters.name)::text
        FROM public.template_version_parameters AS parameters
        WHERE parameters.template_version_id = versions.id
    )
FROM public.template_versions AS versions
WHERE (versions.created_at, versions.id) > (@time, @key1) AND versions.template_id IS NOT NULL
ORDER BY versions.created_at, versions.id
LIMIT @limit
