-- In which months did records of a collection change since a time? @collection, @since_time. Grain: month.
SELECT DISTINCT date_trunc('month', changed.day)::date AS month
FROM access.changed_days AS changed
WHERE changed.collection = @collection AND changed.changed_at > @since_time AND changed.day > '-infinity'
