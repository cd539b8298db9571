-- What does the session that reads an instance's source publish? @instance.
SELECT sessions.application_name
FROM pg_catalog.pg_locks AS locks
JOIN pg_catalog.pg_stat_activity AS sessions ON sessions.pid = locks.pid
WHERE locks.locktype = 'advisory' AND locks.granted AND locks.objsubid = 2
  AND locks.database = (SELECT databases.oid FROM pg_catalog.pg_database AS databases WHERE databases.datname = current_database())
  AND locks.classid = 'access.sources'::regclass::oid AND locks.objid = @instance::oid
