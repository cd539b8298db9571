-- How many users were there at the end of each day, and how many of them had been seen, themselves or through a token of their own,
-- in the 90 days before that? What was captured stands. @instance, @first_day, @end_day: exclusive. Grain: UTC day.
-- A user without a record is known from events, which do not say whether the user was seen.
WITH tokens AS (
    SELECT access_tokens.user_id, max(access_tokens.seen_at) AS seen_at
    FROM flags.access_tokens
    WHERE access_tokens.instance_id = @instance
    GROUP BY access_tokens.user_id
), observed AS (
    SELECT
        CASE WHEN events.type = 'user-created' THEN events.created_at END AS created_at,
        CASE WHEN events.type = 'user-deleted' THEN events.created_at END AS deleted_at,
        substring(CASE WHEN events.type = 'user-created' THEN events.data ELSE events.pre_data END FROM '"id"\s*:\s*(-?\d+)')::numeric AS id
    FROM flags.events
    WHERE events.instance_id = @instance
      AND events.type IN ('user-created', 'user-deleted')
), people AS (
    SELECT users.created_at, users.deleted_at, greatest(users.seen_at, tokens.seen_at) AS seen_at
    FROM flags.users
    LEFT JOIN tokens ON tokens.user_id = users.id
    WHERE users.instance_id = @instance AND NOT users.is_service AND NOT users.is_system
    UNION ALL
    SELECT coalesce(min(observed.created_at), '-infinity'), max(observed.deleted_at), NULL
    FROM observed
    WHERE observed.id IS NOT NULL
      AND NOT EXISTS (SELECT FROM flags.users WHERE users.instance_id = @instance AND users.id = observed.id)
    GROUP BY observed.id
    HAVING max(observed.deleted_at) IS NOT NULL
), spans AS (
    SELECT
        (people.created_at AT TIME ZONE 'UTC')::date AS first_day,
        coalesce((people.deleted_at AT TIME ZONE 'UTC')::date, 'infinity') AS end_day,
        ((people.seen_at + interval '90 days' - interval '1 microsecond') AT TIME ZONE 'UTC')::date AS forgotten
    FROM people
), deltas AS (
    SELECT spans.first_day AS day, 1 AS total, CASE WHEN least(spans.forgotten, spans.end_day) > spans.first_day AND spans.forgotten IS NOT NULL THEN 1 ELSE 0 END AS active
    FROM spans
    WHERE spans.first_day < spans.end_day
    UNION ALL
    SELECT spans.end_day, -1, 0
    FROM spans
    WHERE spans.first_day < spans.end_day
    UNION ALL
    SELECT least(spans.forgotten, spans.end_day), 0, -1
    FROM spans
    WHERE spans.forgotten IS NOT NULL AND least(spans.forgotten, spans.end_day) > spans.first_day
), sums AS (
    SELECT greatest(deltas.day, @first_day) AS day, sum(deltas.total) AS total, sum(deltas.active) AS active
    FROM deltas
    WHERE deltas.day < @end_day
    GROUP BY greatest(deltas.day, @first_day)
)
SELECT
    days.day,
    coalesce(captured.total, (sum(coalesce(sums.total, 0)) OVER (ORDER BY days.day))::bigint) AS total,
    coalesce(captured.active, (sum(coalesce(sums.active, 0)) OVER (ORDER BY days.day))::bigint) AS active
FROM (SELECT @first_day + offsets.days AS day FROM generate_series(0, @end_day - @first_day - 1) AS offsets (days)) AS days
LEFT JOIN sums ON sums.day = days.day
LEFT JOIN flags.user_trends AS captured ON captured.instance_id = @instance AND captured.day = days.day
ORDER BY days.day
