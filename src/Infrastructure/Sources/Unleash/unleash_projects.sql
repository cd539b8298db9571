-- Projects, each with how many users are members of it, by themselves or through a group.
SELECT projects.id, projects.name, projects.created_at, projects.archived_at, coalesce(memberships.members, 0)
FROM (SELECT NULL::timestamptz AS archived_at) AS absent
CROSS JOIN LATERAL (
    SELECT rows.id, rows.name, coalesce(rows.created_at, timestamp 'epoch') AT TIME ZONE 'UTC' AS created_at, archived_at
    FROM public.projects AS rows
) AS projects
LEFT JOIN (
    SELECT members.project, count(DISTINCT members.user_id) AS members
    FROM (
        SELECT own.project, own.user_id FROM public.role_user AS own
        UNION
        SELECT shared.project, people.user_id
        FROM public.group_role AS shared
        JOIN public.group_user AS people ON people.group_id = shared.group_id
    ) AS members
    GROUP BY members.project
) AS memberships ON memberships.project = projects.id
ORDER BY projects.id
