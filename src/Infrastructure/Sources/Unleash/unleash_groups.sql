-- Groups of users.
SELECT groups.id::text, groups.name FROM public.groups AS groups ORDER BY groups.id
