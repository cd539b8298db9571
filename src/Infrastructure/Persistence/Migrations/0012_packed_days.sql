-- Day rows with packed columns in the place of a row for each user, template and app of a day.
DROP TABLE workspaces.usage_days;
DROP TABLE workspaces.user_days;
DROP TABLE workspaces.app_usage_days;
DROP TABLE workspaces.app_excess_days;

-- Where the cap of a report bites is seen in the packed half hours.
ALTER TABLE workspaces.usage_half_hours DROP COLUMN crowded, DROP COLUMN apps_crowded;

-- A template's UTC day, half hour by half hour. A row may fill a page before its columns are moved out of it, since reports
-- read many rows; latencies are not worth compressing.
CREATE TABLE workspaces.template_days (
    instance_id integer NOT NULL,
    day         date NOT NULL,
    template_id uuid NOT NULL,
    users       bytea NOT NULL,
    minutes     bytea NOT NULL,
    latencies   bytea NOT NULL,
    apps        bytea NOT NULL,
    CONSTRAINT pk_template_days PRIMARY KEY (instance_id, day, template_id)
) WITH (toast_tuple_target = 8160);

ALTER TABLE workspaces.template_days
    ALTER COLUMN users SET STORAGE EXTERNAL,
    ALTER COLUMN minutes SET STORAGE EXTERNAL,
    ALTER COLUMN latencies SET STORAGE EXTERNAL,
    ALTER COLUMN apps SET STORAGE EXTERNAL;

CREATE INDEX ix_template_days_template_id ON workspaces.template_days (instance_id, template_id, day);

-- A UTC day of the whole deployment: of each user the half hours, the minutes and the templates; of each template the half
-- hours and the minutes of each kind.
CREATE TABLE workspaces.deployment_days (
    instance_id integer NOT NULL,
    day         date NOT NULL,
    users       bytea NOT NULL,
    templates   bytea NOT NULL,
    CONSTRAINT pk_deployment_days PRIMARY KEY (instance_id, day)
);

ALTER TABLE workspaces.deployment_days
    ALTER COLUMN users SET STORAGE EXTERNAL,
    ALTER COLUMN templates SET STORAGE EXTERNAL;

-- Days to compute anew from all their half hours: a queue, so that no writer waits for another.
CREATE TABLE workspaces.dirty_days (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    instance_id integer NOT NULL,
    day         date NOT NULL,
    CONSTRAINT pk_dirty_days PRIMARY KEY (instance_id, id)
);

INSERT INTO workspaces.dirty_days (instance_id, day)
SELECT DISTINCT half_hours.instance_id, (half_hours.start_time AT TIME ZONE 'UTC')::date
FROM workspaces.usage_half_hours AS half_hours;
