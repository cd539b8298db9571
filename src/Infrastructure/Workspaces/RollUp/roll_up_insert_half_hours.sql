-- Stores what the noted half hours come to now.
INSERT INTO workspaces.usage_half_hours
SELECT rolled.* FROM rolled
