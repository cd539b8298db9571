-- Which flags are there, and on which day was each last asked for? @instance, @projects and @states: none for all,
-- @unused_since: null, or only flags created before this UTC day that nobody asked for on it or later. Grain: flag that is not archived.
SELECT listed.flag, listed.project, listed.type, listed.created_at, listed.state, last_days.day AS last_used_on
FROM (
    SELECT
        flags.name AS flag,
        flags.project,
        flags.type,
        flags.created_at,
        CASE WHEN flags.stale THEN 'stale' WHEN flags.potentially_stale THEN 'potentially-stale' ELSE 'active' END AS state
    FROM flags.flags
    WHERE flags.instance_id = @instance
      AND flags.archived_at IS NULL
      AND (cardinality(@projects) = 0 OR flags.project = ANY (@projects))
      AND (@unused_since IS NULL OR flags.created_at < @unused_since::timestamp AT TIME ZONE 'UTC')
) AS listed
-- Lateral, so that each flag's last day is looked up by the index.
LEFT JOIN LATERAL (
    SELECT days.day
    FROM flags.metric_days AS days
    WHERE days.instance_id = @instance
      AND days.flag = listed.flag
    ORDER BY days.day DESC
    LIMIT 1
) AS last_days ON true
WHERE (cardinality(@states) = 0 OR listed.state = ANY (@states))
  AND (@unused_since IS NULL OR last_days.day IS NULL OR last_days.day < @unused_since)
ORDER BY listed.created_at, listed.flag COLLATE "C"
