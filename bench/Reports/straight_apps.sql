-- How long and how often was each known app used in the window, and on which templates? Grain: slug, display name, icon.
-- No templates given means all. A half hour counts at most 30 minutes; half hours in a row are one use.
WITH used AS (
    SELECT
        half_hours.start_time,
        half_hours.user_id,
        half_hours.template_id,
        apps.slug,
        apps.display_name,
        coalesce(apps.icon, '') AS icon,
        minutes.value::integer AS usage_mins
    FROM workspaces.usage_half_hours AS half_hours
    CROSS JOIN LATERAL jsonb_each(half_hours.app_usage_mins) AS minutes
    JOIN workspaces.apps
        ON apps.instance_id = @instance
        AND apps.template_id = half_hours.template_id
        AND apps.slug = minutes.key
    WHERE half_hours.instance_id = @instance
      AND half_hours.start_time >= @start
      AND half_hours.start_time + interval '30 minutes' <= @end
      AND half_hours.start_time < @end
      AND (cardinality(@templates) = 0 OR half_hours.template_id = ANY (@templates))
), capped AS (
    SELECT
        used.slug, used.display_name, used.icon, used.user_id, used.start_time,
        least(sum(used.usage_mins), 30) AS usage_mins,
        used.start_time - interval '30 minutes' * row_number() OVER (
            PARTITION BY used.slug, used.display_name, used.icon, used.user_id
            ORDER BY used.start_time) AS run
    FROM used
    GROUP BY used.slug, used.display_name, used.icon, used.user_id, used.start_time
), sums AS (
    SELECT
        capped.slug, capped.display_name, capped.icon,
        (sum(capped.usage_mins) * 60)::bigint AS seconds,
        count(DISTINCT (capped.user_id, capped.run)) AS times_used
    FROM capped
    GROUP BY capped.slug, capped.display_name, capped.icon
), templates AS (
    SELECT used.slug, used.display_name, used.icon, array_agg(DISTINCT used.template_id) AS template_ids
    FROM used
    GROUP BY used.slug, used.display_name, used.icon
)
SELECT sums.slug, sums.display_name, sums.icon, sums.seconds, sums.times_used, templates.template_ids
FROM sums
JOIN templates ON templates.slug = sums.slug AND templates.display_name = sums.display_name AND templates.icon = sums.icon
