-- Users as they were last changed, after @time and @id, at most @limit. A version that does not keep when users change gives them all.
-- A column that the version lacks is found in "absent" in place of the table.
SELECT
    coalesce(users.updated_at, timestamptz 'epoch'), users.id, users.name, users.username, users.email_hash, users.created_at, users.seen_at,
    users.deleted_at, users.is_service, users.is_system, users.seat_type
FROM (
    SELECT
        NULL::timestamptz AS updated_at, NULL::text AS email_hash, NULL::timestamptz AS deleted_at,
        false AS is_service, false AS is_system, NULL::text AS seat_type
) AS absent
CROSS JOIN LATERAL (
    SELECT
        accounts.id::bigint AS id, accounts.name, accounts.username, updated_at, email_hash, deleted_at, is_service, is_system, seat_type,
        coalesce(accounts.created_at, timestamp 'epoch') AT TIME ZONE 'UTC' AS created_at, accounts.seen_at AT TIME ZONE 'UTC' AS seen_at
    FROM public.users AS accounts
) AS users
WHERE (coalesce(users.updated_at, timestamptz 'epoch'), users.id) > (@time, @id)
ORDER BY coalesce(users.updated_at, timestamptz 'epoch'), users.id
LIMIT @limit
