-- Which instances have alert rules, and what says that they are to be evaluated? Grain: instance that is not deleted.
SELECT rules.instance_id,
    coalesce(max(versions.version), 0) AS version,
    max(rules.revision) AS revision
FROM alerts.rules AS rules
JOIN access.instances AS instances ON instances.id = rules.instance_id AND instances.deleted_at IS NULL
LEFT JOIN access.data_versions AS versions ON versions.instance_id = rules.instance_id
GROUP BY rules.instance_id
ORDER BY rules.instance_id
