-- How many changes of status there are, and the latest.
SELECT count(*), max(changes.changed_at) FROM public.user_status_changes AS changes
