-- VLANs.
SELECT things.id::bigint, things.name FROM public.switches_vlan AS things ORDER BY things.id
