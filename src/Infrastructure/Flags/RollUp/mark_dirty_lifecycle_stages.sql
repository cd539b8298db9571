-- Which flags entered a stage of their life, or turn out not to have? Grain: flag.
INSERT INTO flags.dirty_histories (instance_id, flag)
SELECT DISTINCT @instance, changed.flag
FROM (
    SELECT incoming.flag FROM incoming_flags_lifecycle_stages AS incoming
    UNION ALL
    SELECT outgoing.flag FROM outgoing_flags_lifecycle_stages AS outgoing
) AS changed
