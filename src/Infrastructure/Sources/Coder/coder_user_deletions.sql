-- When users were deleted, after @time and @key1, at most @limit.
SELECT deletions.deleted_at, deletions.id, deletions.user_id
FROM public.user_deleted AS deletions
WHERE (deletions.deleted_at, deletions.id) > (@time, @key1)
ORDER BY deletions.deleted_at, deletions.id
LIMIT @limit
