-- The ids of entries of the log after @id, at most @limit.
SELECT entries.id::bigint FROM public.switches_log AS entries WHERE entries.id > @id AND entries.timestamp IS NOT NULL ORDER BY entries.id LIMIT @limit
