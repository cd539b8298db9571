-- The working tables of one roll-up: the half hours to do again, what they come to, the days that they are in, and all
-- half hours of those days.
SET LOCAL work_mem = '128MB';

CREATE TEMP TABLE rolling (
    start_time timestamptz NOT NULL,
    user_id    uuid NOT NULL
) ON COMMIT DROP;

CREATE TEMP TABLE rolled (LIKE workspaces.usage_half_hours) ON COMMIT DROP;
ALTER TABLE rolled DROP COLUMN crowded, DROP COLUMN apps_crowded;

CREATE TEMP TABLE rolling_days (
    day     date NOT NULL,
    user_id uuid NOT NULL
) ON COMMIT DROP;

CREATE TEMP TABLE day_half_hours (
    day  date NOT NULL,
    slot integer NOT NULL,
    LIKE workspaces.usage_half_hours
) ON COMMIT DROP;
