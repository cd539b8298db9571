-- Users as they were last changed, after @time and @key1, at most @limit. A column that the version lacks is found in "absent".
SELECT users.updated_at, users.id, users.username, users.avatar_url, users.status, users.deleted, users.is_system, users.created_at
FROM (SELECT false AS is_system) AS absent
CROSS JOIN LATERAL (
    SELECT rows.updated_at, rows.id, rows.username, rows.avatar_url, rows.status::text AS status, rows.deleted, is_system, rows.created_at
    FROM public.users AS rows
    WHERE (rows.updated_at, rows.id) > (@time, @key1)
    ORDER BY rows.updated_at, rows.id
    LIMIT @limit
) AS users
ORDER BY users.updated_at, users.id
