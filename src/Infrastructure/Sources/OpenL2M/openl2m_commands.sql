-- Commands that can be run on devices.
SELECT things.id::bigint, things.name FROM public.switches_command AS things ORDER BY things.id
