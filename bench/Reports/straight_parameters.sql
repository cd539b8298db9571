-- Which parameter values were workspaces built with? Grain: parameter as described, and value. No templates given means all.
-- Of each workspace the last build in the window counts.
WITH latest AS (
    SELECT DISTINCT ON (builds.workspace_id, versions.template_id)
        versions.template_id, versions.parameters AS described, builds.parameters AS given
    FROM workspaces.builds
    JOIN workspaces.template_versions AS versions ON versions.instance_id = @instance AND versions.id = builds.template_version_id
    WHERE builds.instance_id = @instance
      AND builds.created_at >= @start
      AND builds.created_at < @end
      AND (cardinality(@templates) = 0 OR versions.template_id = ANY (@templates))
    ORDER BY builds.workspace_id, versions.template_id, builds.build_number DESC
), used AS (
    SELECT
        latest.template_id,
        parameter.value ->> 'name' AS name,
        parameter.value ->> 'type' AS type,
        parameter.value - 'name' - 'type' AS rest,
        latest.given ->> (parameter.value ->> 'name') AS value
    FROM latest
    CROSS JOIN LATERAL jsonb_array_elements(latest.described) AS parameter (value)
    WHERE latest.given ? (parameter.value ->> 'name')
), templates AS (
    SELECT used.name, used.type, used.rest, array_agg(DISTINCT used.template_id) AS template_ids
    FROM used
    GROUP BY used.name, used.type, used.rest
)
SELECT used.name, used.type, used.value, count(*) AS count, templates.template_ids
FROM used
JOIN templates ON templates.name = used.name AND templates.type = used.type AND templates.rest = used.rest
GROUP BY used.name, used.type, used.rest, used.value, templates.template_ids
