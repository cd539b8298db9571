-- Before this time raw records of the instance are no longer complete: what they once gave can grow but not shrink.
-- Each instance has its own, so that a long session of one freezes no half hour of another.
CREATE TABLE workspaces.raw_horizons (
    instance_id integer NOT NULL,
    kept_from   timestamptz NOT NULL,
    CONSTRAINT pk_raw_horizons PRIMARY KEY (instance_id)
);

INSERT INTO workspaces.raw_horizons (instance_id, kept_from)
SELECT instances.id, horizon.kept_from
FROM access.instances
CROSS JOIN workspaces.raw_horizon AS horizon
WHERE instances.kind = 'workspaces' AND isfinite(horizon.kept_from);

DROP TABLE workspaces.raw_horizon;
