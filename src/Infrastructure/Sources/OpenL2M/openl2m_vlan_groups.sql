-- Groups of VLANs.
SELECT things.id::bigint, things.name FROM public.switches_vlangroup AS things ORDER BY things.id
