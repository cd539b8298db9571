-- Plans by which flags are released, and templates of such plans.
SELECT plans.id, plans.discriminator, plans.archived_at
FROM (SELECT NULL::timestamptz AS archived_at) AS absent
CROSS JOIN LATERAL (SELECT rows.id, rows.discriminator, archived_at FROM public.release_plan_definitions AS rows) AS plans
ORDER BY plans.id
