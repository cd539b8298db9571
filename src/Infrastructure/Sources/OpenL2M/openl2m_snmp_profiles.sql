-- Profiles for SNMP, of which nothing but the names is read.
SELECT things.id::bigint, things.name FROM public.switches_snmpprofile AS things ORDER BY things.id
