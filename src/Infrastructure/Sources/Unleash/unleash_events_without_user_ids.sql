-- The ids of events after @id, at most @limit, that do not say which user did it.
SELECT events.id::bigint
FROM (SELECT NULL::integer AS created_by_user_id) AS absent
CROSS JOIN LATERAL (SELECT rows.id, created_by_user_id FROM public.events AS rows WHERE rows.id > @id) AS events
WHERE events.created_by_user_id IS NULL
ORDER BY events.id
LIMIT @limit
