-- Numbers of builds are of 64 bits, as all integers of records.
ALTER TABLE workspaces.builds ALTER COLUMN build_number TYPE bigint;
