-- Roles, and whether a user or a group holds each.
SELECT
    roles.id::bigint, roles.name, roles.type,
    EXISTS (SELECT FROM public.role_user AS holders WHERE holders.role_id = roles.id)
        OR EXISTS (
            SELECT
            FROM (SELECT NULL::integer AS root_role_id) AS absent
            CROSS JOIN LATERAL (SELECT root_role_id AS role_id FROM public.groups AS rows) AS holders
            WHERE holders.role_id = roles.id
        )
FROM public.roles AS roles
ORDER BY roles.id
