-- The use of apps in the row of the day, so that a report on templates reads one row a day.
ALTER TABLE workspaces.deployment_days ADD COLUMN apps bytea NOT NULL DEFAULT ''::bytea;

ALTER TABLE workspaces.deployment_days
    ALTER COLUMN apps DROP DEFAULT,
    ALTER COLUMN apps SET STORAGE EXTERNAL;

INSERT INTO workspaces.dirty_days (instance_id, day)
SELECT days.instance_id, days.day
FROM workspaces.deployment_days AS days;
