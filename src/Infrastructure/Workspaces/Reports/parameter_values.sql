-- Which values did workspaces give their templates' parameters in the builds of the window? Grain: parameter and value.
-- Of each template and workspace the build with the highest number in the window counts. A parameter is one across
-- templates that describe it alike; a build without a value for it does not count.
WITH newest_builds AS (
    SELECT DISTINCT ON (versions.template_id, builds.workspace_id)
        versions.template_id,
        versions.parameters AS described,
        builds.parameters AS given
    FROM workspaces.builds
    JOIN workspaces.template_versions AS versions
        ON versions.instance_id = @instance
        AND versions.id = builds.template_version_id
    WHERE builds.instance_id = @instance
      AND builds.created_at >= @window_start
      AND builds.created_at < @window_end
      AND (cardinality(@templates) = 0 OR versions.template_id = ANY (@templates))
    ORDER BY versions.template_id, builds.workspace_id, builds.build_number DESC, builds.id
), parameters AS (
    SELECT
        newest_builds.template_id,
        parameter.value ->> 'name' AS name,
        parameter.value ->> 'type' AS type,
        coalesce(parameter.value ->> 'display_name', '') AS display_name,
        coalesce(parameter.value ->> 'description', '') AS description,
        coalesce(parameter.value -> 'options', '[]') AS options,
        newest_builds.given ->> (parameter.value ->> 'name') AS value
    FROM newest_builds
    CROSS JOIN LATERAL jsonb_array_elements(newest_builds.described) AS parameter
), described AS (
    SELECT
        parameters.name, parameters.type, parameters.display_name, parameters.description, parameters.options,
        array_agg(DISTINCT parameters.template_id) AS template_ids
    FROM parameters
    GROUP BY parameters.name, parameters.type, parameters.display_name, parameters.description, parameters.options
)
SELECT
    described.template_ids,
    described.name,
    described.type,
    described.display_name,
    described.description,
    described.options::text AS options,
    parameters.value,
    count(*) AS count
FROM described
JOIN parameters
    ON parameters.name = described.name
    AND parameters.type = described.type
    AND parameters.display_name = described.display_name
    AND parameters.description = described.description
    AND parameters.options = described.options
WHERE parameters.value IS NOT NULL
GROUP BY
    described.template_ids, described.name, described.type, described.display_name, described.description, described.options,
    parameters.value
ORDER BY
    described.name COLLATE "C", described.type COLLATE "C", described.display_name COLLATE "C",
    described.description COLLATE "C", described.options::text COLLATE "C", parameters.value COLLATE "C"
