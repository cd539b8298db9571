-- Groups of devices, each with the devices in it.
SELECT
    groups.id::bigint, groups.name,
    ARRAY(
        SELECT members.switch_id::bigint
        FROM public.switches_switchgroupmembership AS members
        WHERE members.switchgroup_id = groups.id
        ORDER BY members.switch_id
    )
FROM public.switches_switchgroup AS groups
ORDER BY groups.id
