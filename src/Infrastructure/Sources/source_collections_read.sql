-- How far each collection of an instance has been read from its source. @instance.
SELECT
    collections.collection, collections.cursor, collections.digest, collections.as_of,
    collections.records_read, collections.records_changed, collections.progress,
    (
        SELECT count(*)
        FROM access.source_left_out AS left_out
        WHERE left_out.instance_id = collections.instance_id AND left_out.collection = collections.collection
    )
FROM access.source_collections AS collections
WHERE collections.instance_id = @instance
