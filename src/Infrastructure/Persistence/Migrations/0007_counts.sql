-- What spares counting: how often a collection has changed, and the days of a project's events.
ALTER TABLE access.collections ADD COLUMN version bigint NOT NULL DEFAULT 0;

CREATE INDEX ix_event_days_project ON flags.event_days (instance_id, project, day) WHERE project IS NOT NULL;
