-- Ends the validity of every cached report of an instance. @instance.
INSERT INTO access.data_versions AS kept (instance_id, version)
VALUES (@instance, 1)
ON CONFLICT (instance_id) DO UPDATE
SET version = kept.version + 1
