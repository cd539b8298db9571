-- Profiles for logging in, of which nothing but the names is read.
SELECT things.id::bigint, things.name FROM public.switches_netmikoprofile AS things ORDER BY things.id
