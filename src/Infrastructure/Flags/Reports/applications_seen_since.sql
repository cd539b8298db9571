-- How many applications were seen after each of the times, and which of their last sightings is the earliest?
-- @instance, @times. Grain: time, by its position. An application is one whatever its environments and copies.
WITH last_seen AS (
    SELECT applications.app_name, max(applications.last_seen) AS seen_at
    FROM flags.applications
    WHERE applications.instance_id = @instance
    GROUP BY applications.app_name
)
SELECT times.position, count(last_seen.app_name) AS seen, min(last_seen.seen_at) AS earliest
FROM unnest(@times) WITH ORDINALITY AS times (after, position)
LEFT JOIN last_seen ON last_seen.seen_at > times.after
GROUP BY times.position
