-- Entries of the log by id, after @id, at most @limit. Those without a time are of no use.
SELECT entries.id::bigint, entries.timestamp, entries.type::bigint, entries.action::bigint, entries.user_id::bigint, entries.switch_id::bigint
FROM public.switches_log AS entries
WHERE entries.id > @id AND entries.timestamp IS NOT NULL
ORDER BY entries.id
LIMIT @limit
