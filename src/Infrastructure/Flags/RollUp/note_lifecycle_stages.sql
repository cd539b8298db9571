-- Which flags entered a stage of their life, or turn out not to have? Grain: flag.
INSERT INTO flags.stale_histories (instance_id, flag)
SELECT DISTINCT @instance, changed.flag
FROM (
    SELECT incoming.flag FROM incoming
    UNION ALL
    SELECT outgoing.flag FROM outgoing
) AS changed
