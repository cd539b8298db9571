-- Which tables hold records of instances of a kind, or what is computed of them? @schema. Grain: table that holds rows itself, so a
-- partitioned table gives its partitions. Alert rules are of instances of every kind.
SELECT format('%I.%I', schemas.nspname, tables.relname) AS name
FROM pg_class AS tables
JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
JOIN pg_attribute AS columns ON columns.attrelid = tables.oid
WHERE schemas.nspname IN (@schema, 'alerts')
  AND tables.relkind = 'r'
  AND columns.attname = 'instance_id'
  AND NOT columns.attisdropped
ORDER BY tables.relname
