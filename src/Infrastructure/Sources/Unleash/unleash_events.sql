-- Events by id, after @id, at most @limit. A column that the version lacks is found in "absent" in place of the table.
SELECT
    events.id, events.created_at, events.type, events.created_by, events.created_by_user_id, events.project, events.environment, events.feature_name,
    events.data, events.pre_data, events.tags, events.group_type, events.group_id
FROM (SELECT NULL::integer AS created_by_user_id, NULL::text AS group_type, NULL::text AS group_id) AS absent
CROSS JOIN LATERAL (
    SELECT
        rows.id::bigint AS id, coalesce(rows.created_at, timestamptz 'epoch') AS created_at, rows.type, rows.created_by,
        created_by_user_id::bigint AS created_by_user_id, rows.project, rows.environment, rows.feature_name,
        rows.data::text AS data, rows.pre_data::text AS pre_data, rows.tags::text AS tags, group_type, group_id
    FROM public.events AS rows
    WHERE rows.id > @id
    ORDER BY rows.id
    LIMIT @limit
) AS events
ORDER BY events.id
