-- How many connections may this user hold to this database beside those that PostgreSQL keeps for superusers? Grain: one row.
SELECT least(
    current_setting('max_connections')::int
        - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true), '0')::int,
    (SELECT CASE WHEN databases.datconnlimit < 0 THEN NULL ELSE databases.datconnlimit END FROM pg_database AS databases WHERE databases.datname = current_database()),
    (SELECT CASE WHEN roles.rolconnlimit < 0 THEN NULL ELSE roles.rolconnlimit END FROM pg_roles AS roles WHERE roles.rolname = current_user))
