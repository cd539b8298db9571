-- Which months do the dirty half hours fall in?
SELECT DISTINCT date_trunc('month', rolling.start_time AT TIME ZONE 'UTC')::date AS month
FROM rolling
