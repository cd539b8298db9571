-- What a user of an instance of flags is called, and how he signed his events. @instance, @user. Grain: name.
SELECT known.name
FROM flags.users
CROSS JOIN LATERAL (VALUES (users.name), (users.username)) AS known (name)
WHERE users.instance_id = @instance AND users.id = @user::bigint AND known.name <> ''
UNION
SELECT events.created_by
FROM flags.events
WHERE events.instance_id = @instance AND events.created_by_user_id = @user::bigint AND events.created_by <> ''
