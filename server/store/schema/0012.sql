-- From version 11 to 12: servers pass through more than three statuses, and what
-- stands on them is modified.

DROP INDEX server_busy;
CREATE INDEX server_passing ON server (status)
	WHERE status NOT IN ('available', 'stopped', 'failed');

ALTER TABLE db_cluster ADD COLUMN pending TEXT;
ALTER TABLE db_instance ADD COLUMN pending TEXT;
