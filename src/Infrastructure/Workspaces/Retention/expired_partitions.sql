-- Which partitions of a table ended before a time? Grain: partition, with the end of its month.
-- None while anything in or before it waits to be rolled up.
SELECT partitions.name, partitions.month_end
FROM (
    SELECT
        classes.oid::regclass::text AS name,
        (to_date(right(classes.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' AS month_end
    FROM pg_inherits
    JOIN pg_class AS classes ON classes.oid = pg_inherits.inhrelid
    WHERE pg_inherits.inhparent = @table::regclass
) AS partitions
WHERE partitions.month_end <= @before
  AND NOT EXISTS (SELECT FROM workspaces.dirty_half_hours AS marks WHERE marks.start_time < partitions.month_end)
ORDER BY partitions.month_end
