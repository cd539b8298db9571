-- The working tables of one roll-up: the half hours to do again, what they come to, and the days that they are in.
SET LOCAL work_mem = '128MB';

CREATE TEMP TABLE rolling (
    start_time timestamptz NOT NULL,
    user_id    uuid NOT NULL,
    PRIMARY KEY (start_time, user_id)
) ON COMMIT DROP;

CREATE TEMP TABLE rolled (LIKE workspaces.usage_half_hours) ON COMMIT DROP;

CREATE TEMP TABLE rolling_days (
    day     date NOT NULL,
    user_id uuid NOT NULL,
    PRIMARY KEY (day, user_id)
) ON COMMIT DROP;
