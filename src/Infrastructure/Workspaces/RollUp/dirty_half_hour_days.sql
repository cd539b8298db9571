-- Which days of UTC do the dirty half hours fall on?
SELECT DISTINCT (rolling.start_time AT TIME ZONE 'UTC')::date AS day
FROM rolling
