-- How many users were seen, themselves or through a token of their own, after each of the times, and which of their last
-- sightings is the earliest? @instance, @times. Grain: time, by its position.
WITH last_seen AS (
    SELECT sightings.user_id, max(sightings.seen_at) AS seen_at
    FROM (
        SELECT users.id AS user_id, users.seen_at
        FROM flags.users
        WHERE users.instance_id = @instance
        UNION ALL
        SELECT tokens.user_id, tokens.seen_at
        FROM flags.access_tokens AS tokens
        WHERE tokens.instance_id = @instance
    ) AS sightings
    GROUP BY sightings.user_id
)
SELECT times.position, count(last_seen.user_id) AS seen, min(last_seen.seen_at) AS earliest
FROM unnest(@times) WITH ORDINALITY AS times (after, position)
LEFT JOIN last_seen ON last_seen.seen_at > times.after
GROUP BY times.position
