-- Which partitions does a table have? Grain: partition, with its name as SQL and as the catalogue has it.
-- Names are read as months by the caller: a cast here would run over every relation of the database once the plan is a hash join.
SELECT classes.oid::regclass::text, classes.relname::text
FROM pg_inherits
JOIN pg_class AS classes ON classes.oid = pg_inherits.inhrelid
WHERE pg_inherits.inhparent = @table::regclass
