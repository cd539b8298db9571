-- What is the data version of the instance, and on which days did records of a collection change since? @instance, @collection, @version and @since_time:
-- null, or since which data version, exclusively, or since which time. Grain: day; -infinity stands for all days, and one row without a day for none.
SELECT versions.version, changed.day
FROM access.data_versions AS versions
LEFT JOIN access.changed_days AS changed
    ON changed.instance_id = @instance
    AND changed.collection = @collection
    AND (changed.version > @version OR changed.changed_at >= @since_time)
WHERE versions.instance_id = @instance
ORDER BY changed.day
