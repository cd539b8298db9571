-- Lists of commands.
SELECT things.id::bigint, things.name FROM public.switches_commandlist AS things ORDER BY things.id
