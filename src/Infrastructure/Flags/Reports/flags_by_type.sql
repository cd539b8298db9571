-- How many flags do records tell of that existed before a time? @instance, @before, @types, @lifetimes: in days, of these types.
-- Grain: project, type.
SELECT
    flags.project,
    flags.type,
    count(*) AS total,
    count(*) FILTER (WHERE flags.stale) AS stale,
    count(*) FILTER (WHERE flags.potentially_stale AND NOT flags.stale) AS potentially_stale,
    count(*) FILTER (WHERE flags.created_at + make_interval(days => lifetimes.days) < @before AND NOT flags.stale) AS overdue
FROM flags.flags
LEFT JOIN unnest(@types, @lifetimes) AS lifetimes (type, days) ON lifetimes.type = flags.type
WHERE flags.instance_id = @instance
  AND flags.created_at < @before
  AND (flags.archived_at IS NULL OR flags.archived_at >= @before)
GROUP BY flags.project, flags.type
