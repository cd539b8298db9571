-- The columns of some tables of the product, whether they may be read, and whether the schema may be used at all. @tables.
SELECT tables.relname::text, columns.attname::text, has_column_privilege(tables.oid, columns.attnum, 'SELECT'),
    has_schema_privilege(schemas.oid, 'USAGE')
FROM pg_catalog.pg_class AS tables
JOIN pg_catalog.pg_namespace AS schemas ON schemas.oid = tables.relnamespace
JOIN pg_catalog.pg_attribute AS columns ON columns.attrelid = tables.oid
WHERE schemas.nspname = 'public' AND tables.relname = ANY (@tables) AND tables.relkind IN ('r', 'p', 'v', 'm')
  AND columns.attnum > 0 AND NOT columns.attisdropped
ORDER BY tables.relname, columns.attnum
