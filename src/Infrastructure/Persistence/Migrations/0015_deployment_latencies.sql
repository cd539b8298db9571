-- Latencies of all templates in the row of the day, so that a report of the whole deployment reads one row a day.
ALTER TABLE workspaces.deployment_days ADD COLUMN latencies bytea NOT NULL DEFAULT ''::bytea;

ALTER TABLE workspaces.deployment_days
    ALTER COLUMN latencies DROP DEFAULT,
    ALTER COLUMN latencies SET STORAGE EXTERNAL;

INSERT INTO workspaces.dirty_days (instance_id, day)
SELECT days.instance_id, days.day
FROM workspaces.deployment_days AS days;
