-- Which users are there that are people, and when was each last seen, themselves or through a token of their own? @instance.
-- Grain: user that is not deleted.
SELECT
    users.id,
    coalesce(users.name, users.username) AS name,
    greatest(users.seen_at, tokens.seen_at) AS seen_at
FROM flags.users
LEFT JOIN (
    SELECT access_tokens.user_id, max(access_tokens.seen_at) AS seen_at
    FROM flags.access_tokens
    WHERE access_tokens.instance_id = @instance
    GROUP BY access_tokens.user_id
) AS tokens ON tokens.user_id = users.id
WHERE users.instance_id = @instance
  AND NOT users.is_service
  AND NOT users.is_system
  AND users.deleted_at IS NULL
ORDER BY users.id
