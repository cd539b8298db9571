-- Who made the instance's events, and as whom did they sign the newest? Grain: creator's id.
-- Each id is looked up after the one before it: there are few, however many events there are.
WITH RECURSIVE creators AS (
    SELECT min(events.created_by_user_id) AS id
    FROM flags.events AS events
    WHERE events.instance_id = @instance
    UNION ALL
    SELECT (
        SELECT min(events.created_by_user_id)
        FROM flags.events AS events
        WHERE events.instance_id = @instance
          AND events.created_by_user_id > creators.id
    )
    FROM creators
    WHERE creators.id IS NOT NULL
)
SELECT creators.id, nullif(users.name, '') AS user_name, newest.created_by AS signed_as
FROM creators
LEFT JOIN flags.users ON users.instance_id = @instance AND users.id = creators.id
CROSS JOIN LATERAL (
    SELECT events.created_by
    FROM flags.events AS events
    WHERE events.instance_id = @instance
      AND events.created_by_user_id = creators.id
    ORDER BY events.created_at DESC, events.id DESC
    LIMIT 1
) AS newest
ORDER BY creators.id
