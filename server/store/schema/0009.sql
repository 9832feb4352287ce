-- From version 8 to 9: what instances and clusters were asked for besides, and
-- show as it was given.

ALTER TABLE db_cluster ADD COLUMN kept TEXT;	-- JSON
ALTER TABLE db_instance ADD COLUMN kept TEXT;	-- JSON
