-- Which collections of an instance were received, or read from its source, at @since or later? @instance.
SELECT collections.collection
FROM access.collections
WHERE collections.instance_id = @instance AND collections.last_received_at >= @since
UNION
SELECT collections.collection
FROM access.sources
JOIN access.source_collections AS collections ON collections.instance_id = sources.instance_id
WHERE sources.instance_id = @instance AND sources.as_of >= @since
