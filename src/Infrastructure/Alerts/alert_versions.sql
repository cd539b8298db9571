-- Which instances have alert rules, and what says that they are to be evaluated? Grain: instance that is not deleted.
-- Every rule counts: the newest revision alone stays when an older rule goes, and comes again when the newest is replaced by another.
SELECT rules.instance_id,
    coalesce((SELECT max(versions.version) FROM access.data_versions AS versions WHERE versions.instance_id = rules.instance_id), 0) AS version,
    hashtextextended(string_agg(concat_ws(' ', rules.name, rules.revision, rules.changed_at), ',' ORDER BY rules.name COLLATE "C"), 0) AS rules
FROM alerts.rules AS rules
JOIN access.instances AS instances ON instances.id = rules.instance_id AND instances.deleted_at IS NULL
GROUP BY rules.instance_id
ORDER BY rules.instance_id
