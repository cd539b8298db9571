-- Which days of which users do the noted half hours fall in?
INSERT INTO rolling_days (day, user_id)
SELECT DISTINCT (rolling.start_time AT TIME ZONE 'UTC')::date, rolling.user_id
FROM rolling
