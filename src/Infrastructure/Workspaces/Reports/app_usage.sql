-- How long and how often was each known app used in the window, and on which templates? Grain: slug, display name, icon.
-- Apps of several templates with the same three are one. No templates given means all.
-- A use is a run of half hours: bits whose half hour before is not set, over midnight too.
-- What users' templates have together beyond 30 minutes in a half hour is taken off: of whole days from day rows, where the
-- templates' apps are one; else, and for cut days and chosen templates, from the crowded half hours.
WITH groups AS MATERIALIZED (
    SELECT
        apps.template_id,
        apps.slug,
        apps.display_name,
        coalesce(apps.icon, '') AS icon,
        dense_rank() OVER (ORDER BY apps.slug COLLATE "C", apps.display_name COLLATE "C", coalesce(apps.icon, '') COLLATE "C")::integer AS group_id
    FROM workspaces.apps
    WHERE apps.instance_id = @instance
      AND (cardinality(@templates) = 0 OR apps.template_id = ANY (@templates))
), days AS MATERIALIZED (
    SELECT groups.group_id, usage.template_id, usage.user_id, usage.day, usage.half_hours, usage.usage_mins
    FROM workspaces.app_usage_days AS usage
    JOIN groups ON groups.template_id = usage.template_id AND groups.slug = usage.app
    WHERE usage.instance_id = @instance
      AND (cardinality(@templates) = 0 OR usage.template_id = ANY (@templates))
      AND usage.day >= @first_day
      AND usage.day < @end_day
    UNION ALL
    SELECT
        groups.group_id, half_hours.template_id, half_hours.user_id, (half_hours.start_time AT TIME ZONE 'UTC')::date,
        bit_or(1::bigint << (date_part('epoch', half_hours.start_time)::bigint % 86400 / 1800)::integer),
        sum(apps.value::integer)
    FROM workspaces.usage_half_hours AS half_hours
    CROSS JOIN LATERAL jsonb_each_text(half_hours.app_usage_mins) AS apps
    JOIN groups ON groups.template_id = half_hours.template_id AND groups.slug = apps.key
    WHERE half_hours.instance_id = @instance
      AND (cardinality(@templates) = 0 OR half_hours.template_id = ANY (@templates))
      AND ((half_hours.start_time >= @head_start AND half_hours.start_time < @head_end)
           OR (half_hours.start_time >= @tail_start AND half_hours.start_time < @tail_end))
    GROUP BY 1, 2, 3, 4
), user_days AS MATERIALIZED (
    SELECT days.group_id, days.user_id, days.day, bit_or(days.half_hours) AS half_hours, sum(days.usage_mins) AS usage_mins
    FROM days
    GROUP BY days.group_id, days.user_id, days.day
), sums AS (
    SELECT
        user_days.group_id,
        sum(user_days.usage_mins) AS usage_mins,
        sum(bit_count((user_days.half_hours & ~(user_days.half_hours << 1))::bit(64))) AS times_used
    FROM user_days
    GROUP BY user_days.group_id
), over_midnight AS (
    SELECT morning.group_id, count(*) AS runs
    FROM user_days AS morning
    JOIN user_days AS evening
        ON evening.group_id = morning.group_id
        AND evening.user_id = morning.user_id
        AND evening.day = morning.day - 1
    WHERE morning.half_hours & 1 <> 0
      AND evening.half_hours & (1::bigint << 47) <> 0
    GROUP BY morning.group_id
), excess_by_templates AS MATERIALIZED (
    SELECT excess.app, excess.template_ids, sum(excess.excess_mins) AS excess_mins
    FROM workspaces.app_excess_days AS excess
    WHERE cardinality(@templates) = 0
      AND excess.instance_id = @instance
      AND excess.day >= @first_day
      AND excess.day < @end_day
    GROUP BY excess.app, excess.template_ids
), excess_groups AS MATERIALIZED (
    SELECT
        excess.app,
        excess.excess_mins,
        min(groups.group_id) AS group_id,
        min(groups.group_id) = max(groups.group_id) AND count(groups.group_id) = cardinality(excess.template_ids) AS is_one_group
    FROM excess_by_templates AS excess
    CROSS JOIN LATERAL unnest(excess.template_ids) AS used (template_id)
    LEFT JOIN groups ON groups.template_id = used.template_id AND groups.slug = excess.app
    GROUP BY excess.app, excess.template_ids, excess.excess_mins
), split_apps AS MATERIALIZED (
    SELECT DISTINCT excess_groups.app
    FROM excess_groups
    WHERE excess_groups.is_one_group IS DISTINCT FROM true
), excess AS (
    SELECT parts.group_id, sum(parts.excess_mins) AS usage_mins
    FROM (
        SELECT excess_groups.group_id, excess_groups.excess_mins
        FROM excess_groups
        WHERE excess_groups.app NOT IN (SELECT split_apps.app FROM split_apps)
        UNION ALL
        SELECT groups.group_id, sum(apps.value::integer) - 30
        FROM workspaces.usage_half_hours AS half_hours
        CROSS JOIN LATERAL jsonb_each_text(half_hours.app_usage_mins) AS apps
        JOIN groups ON groups.template_id = half_hours.template_id AND groups.slug = apps.key
        WHERE cardinality(@templates) <> 1
          AND (cardinality(@templates) > 1 OR EXISTS (SELECT FROM split_apps))
          AND half_hours.instance_id = @instance
          AND half_hours.apps_crowded
          AND (cardinality(@templates) = 0 OR half_hours.template_id = ANY (@templates))
          AND (cardinality(@templates) > 1 OR apps.key IN (SELECT split_apps.app FROM split_apps))
          AND half_hours.start_time >= @first_day::timestamp AT TIME ZONE 'UTC'
          AND half_hours.start_time < @end_day::timestamp AT TIME ZONE 'UTC'
        GROUP BY groups.group_id, half_hours.user_id, half_hours.start_time
        HAVING sum(apps.value::integer) > 30
        UNION ALL
        SELECT groups.group_id, sum(apps.value::integer) - 30
        FROM workspaces.usage_half_hours AS half_hours
        CROSS JOIN LATERAL jsonb_each_text(half_hours.app_usage_mins) AS apps
        JOIN groups ON groups.template_id = half_hours.template_id AND groups.slug = apps.key
        WHERE half_hours.instance_id = @instance
          AND half_hours.apps_crowded
          AND (cardinality(@templates) = 0 OR half_hours.template_id = ANY (@templates))
          AND ((half_hours.start_time >= @head_start AND half_hours.start_time < @head_end)
               OR (half_hours.start_time >= @tail_start AND half_hours.start_time < @tail_end))
        GROUP BY groups.group_id, half_hours.user_id, half_hours.start_time
        HAVING sum(apps.value::integer) > 30
    ) AS parts
    GROUP BY parts.group_id
), templates AS (
    SELECT used.group_id, array_agg(used.template_id ORDER BY used.template_id) AS template_ids
    FROM (SELECT DISTINCT days.group_id, days.template_id FROM days) AS used
    GROUP BY used.group_id
), names AS (
    SELECT DISTINCT groups.group_id, groups.slug, groups.display_name, groups.icon
    FROM groups
)
SELECT
    templates.template_ids,
    names.display_name,
    names.slug,
    names.icon,
    (sums.usage_mins - coalesce(excess.usage_mins, 0))::bigint AS usage_mins,
    (sums.times_used - coalesce(over_midnight.runs, 0))::bigint AS times_used
FROM sums
JOIN templates ON templates.group_id = sums.group_id
JOIN names ON names.group_id = sums.group_id
LEFT JOIN over_midnight ON over_midnight.group_id = sums.group_id
LEFT JOIN excess ON excess.group_id = sums.group_id
ORDER BY sums.group_id
