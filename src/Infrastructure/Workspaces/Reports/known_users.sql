-- Who are these users? Grain: user; users that are not known are left out.
SELECT users.id AS user_id, users.username, coalesce(users.avatar_url, '') AS avatar_url
FROM workspaces.users
WHERE users.instance_id = @instance AND users.id = ANY (@ids)
ORDER BY users.id
