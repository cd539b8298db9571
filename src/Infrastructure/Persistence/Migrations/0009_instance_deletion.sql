-- An instance is marked deleted at once; its records go afterwards, table by table. Its key is free from then on.
ALTER TABLE access.instances
    ADD COLUMN deleted_at           timestamptz,
    ADD COLUMN deletion_tables      integer,
    ADD COLUMN deletion_tables_done integer;

ALTER TABLE access.instances DROP CONSTRAINT ak_instances_key;

CREATE UNIQUE INDEX ix_instances_key ON access.instances (key) WHERE deleted_at IS NULL;

CREATE INDEX ix_instances_deleted_at ON access.instances (deleted_at) WHERE deleted_at IS NOT NULL;
