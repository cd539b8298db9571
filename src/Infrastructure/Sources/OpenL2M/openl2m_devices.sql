-- Devices.
SELECT things.id::bigint, things.name FROM public.switches_switch AS things ORDER BY things.id
