-- The first 20 records of an instance that break a rule, each with how many there are in all. @instance.
SELECT left_out.collection, left_out.key, left_out.reason, count(*) OVER ()
FROM access.source_left_out AS left_out
WHERE left_out.instance_id = @instance
ORDER BY left_out.collection, left_out.key
LIMIT 20
