-- The ids of events after @id, at most @limit.
SELECT events.id::bigint FROM public.events AS events WHERE events.id > @id ORDER BY events.id LIMIT @limit
