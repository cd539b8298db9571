-- Which monthly partitions are there? Grain: partition, with its table.
SELECT links.inhparent::regclass::text AS table_name, parts.oid::regclass::text AS partition_name
FROM pg_inherits AS links
JOIN pg_class AS parts ON parts.oid = links.inhrelid AND parts.relkind = 'r'
JOIN pg_class AS parents ON parents.oid = links.inhparent AND parents.relkind = 'p'
JOIN pg_namespace AS schemas ON schemas.oid = parents.relnamespace
WHERE schemas.nspname IN ('workspaces', 'flags', 'network')
ORDER BY 1, 2
