-- How many deletions of users there are, and the latest.
SELECT count(*), max(deletions.deleted_at) FROM public.user_deleted AS deletions
