-- When users became active, dormant or suspended, after @time and @key1, at most @limit.
SELECT changes.changed_at, changes.id, changes.user_id, changes.new_status::text
FROM public.user_status_changes AS changes
WHERE (changes.changed_at, changes.id) > (@time, @key1)
ORDER BY changes.changed_at, changes.id
LIMIT @limit
