-- From version 14 to 15: snapshots, and servers made of them.

ALTER TABLE server ADD COLUMN origin TEXT;

CREATE TABLE snapshot (
	id TEXT PRIMARY KEY,
	account TEXT NOT NULL,
	region TEXT NOT NULL,
	cluster INTEGER NOT NULL,
	name TEXT NOT NULL,
	source TEXT NOT NULL,
	resource_id TEXT NOT NULL,
	type TEXT NOT NULL,
	status TEXT NOT NULL,
	created INTEGER NOT NULL,
	server TEXT,
	origin TEXT,
	pause INTEGER NOT NULL,
	engine TEXT NOT NULL,
	engine_version TEXT,
	master_user TEXT NOT NULL,
	database TEXT,
	shown TEXT NOT NULL,
	kept TEXT,
	shared TEXT,
	reason TEXT,
	UNIQUE (account, region, cluster, name)
) WITHOUT ROWID;
CREATE INDEX snapshot_resource ON snapshot (resource_id);
CREATE INDEX snapshot_creating ON snapshot (server) WHERE status = 'creating';
CREATE TRIGGER snapshot_data AFTER DELETE ON snapshot BEGIN
	INSERT OR REPLACE INTO job (kind, subject, due)
		VALUES ('snapshot', old.id, 0);
END;
