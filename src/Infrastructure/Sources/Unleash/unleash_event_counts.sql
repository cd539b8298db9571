-- How many events there are, how many of them say which user did it, and the oldest.
SELECT count(*), count(events.created_by_user_id), min(events.id)::bigint
FROM (SELECT NULL::integer AS created_by_user_id) AS absent
CROSS JOIN LATERAL (SELECT rows.id, created_by_user_id FROM public.events AS rows) AS events
