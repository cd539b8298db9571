-- How many flags that existed before a time are in the records? @instance, @before, @types, @times: before which flags
-- of these types had to be created to be overdue. Grain: project, type.
SELECT
    flags.project,
    flags.type,
    count(*) AS total,
    count(*) FILTER (WHERE flags.stale) AS stale,
    count(*) FILTER (WHERE flags.potentially_stale AND NOT flags.stale) AS potentially_stale,
    count(*) FILTER (WHERE flags.created_at < lifetimes.before AND NOT flags.stale) AS overdue
FROM flags.flags
LEFT JOIN unnest(@types, @times) AS lifetimes (type, before) ON lifetimes.type = flags.type
WHERE flags.instance_id = @instance
  AND flags.created_at < @before
  AND (flags.archived_at IS NULL OR flags.archived_at >= @before)
GROUP BY flags.project, flags.type
