-- keyturn's store, version 1: what a new file begins with, and every one began
-- with.  0002.sql and so on change it; `keyturn.db` has the number of the last
-- that was run in it (PRAGMA user_version).  Times are milliseconds since the
-- epoch, UTC.

CREATE TABLE secret (
	id INTEGER PRIMARY KEY,
	account TEXT NOT NULL,
	region TEXT NOT NULL,
	name TEXT NOT NULL,
	suffix TEXT NOT NULL,		-- the six characters that end the ARN
	description TEXT,
	kms_key_id TEXT,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	accessed INTEGER NOT NULL DEFAULT 0,	-- midnight of the day
	rotated INTEGER NOT NULL DEFAULT 0,
	deleted INTEGER NOT NULL DEFAULT 0,	-- when DeleteSecret was called
	deletion_due INTEGER NOT NULL DEFAULT 0,
	rotation_enabled INTEGER NOT NULL DEFAULT -1,	-- -1: never set up
	rotation_function TEXT,
	rotation_days INTEGER NOT NULL DEFAULT 0,
	rotation_schedule TEXT,
	rotation_duration TEXT,
	rotation_from INTEGER NOT NULL DEFAULT 0,	-- the days count from here
	tagged INTEGER NOT NULL DEFAULT 0,	-- Tags: absent until the first
	UNIQUE (account, region, name)
);
CREATE INDEX secret_created ON secret (account, region, created, id);
CREATE INDEX secret_due ON secret (deletion_due) WHERE deletion_due > 0;

CREATE TABLE tag (
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	key TEXT NOT NULL,
	value TEXT NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (secret, key)
) WITHOUT ROWID;

CREATE TABLE version (
	serial INTEGER PRIMARY KEY,
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	id TEXT NOT NULL,
	created INTEGER NOT NULL,
	accessed INTEGER NOT NULL DEFAULT 0,
	kind INTEGER NOT NULL,		-- 0 no value yet, 1 string, 2 binary
	sealed BLOB,			-- bound to ARN and version id
	UNIQUE (secret, id)
);

CREATE TABLE label (			-- staging labels; one holder each
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	name TEXT NOT NULL,
	version TEXT NOT NULL,
	PRIMARY KEY (secret, name)
) WITHOUT ROWID;

CREATE TABLE rotation (			-- the last one of each secret
	secret INTEGER PRIMARY KEY REFERENCES secret ON DELETE CASCADE,
	version TEXT NOT NULL,
	token TEXT NOT NULL,		-- RotationToken
	state TEXT NOT NULL,		-- running, succeeded, abandoned
	step INTEGER NOT NULL,		-- the next one to run, from 0
	attempt INTEGER NOT NULL,
	due INTEGER NOT NULL,
	started INTEGER NOT NULL,
	ended INTEGER NOT NULL DEFAULT 0,
	reason TEXT
);
CREATE INDEX rotation_due ON rotation (due) WHERE state = 'running';

CREATE TABLE server (			-- a database server of the fleet
	id TEXT PRIMARY KEY,
	status TEXT NOT NULL,		-- creating, starting, available, ...
	fresh INTEGER NOT NULL,		-- its data are still to be made
	engine TEXT NOT NULL,
	engine_version TEXT,
	host TEXT,
	port INTEGER NOT NULL,
	master_user TEXT NOT NULL,
	master_password BLOB,		-- sealed; NULL once the server knows it
	database TEXT,
	reason TEXT
) WITHOUT ROWID;
CREATE INDEX server_busy ON server (status)
	WHERE status IN ('creating', 'starting', 'deleting');

CREATE TABLE db_cluster (
	account TEXT NOT NULL,
	region TEXT NOT NULL,
	id TEXT NOT NULL,
	server TEXT NOT NULL REFERENCES server,
	resource_id TEXT NOT NULL,
	created INTEGER NOT NULL,
	deletion_protection INTEGER NOT NULL,
	backup_retention INTEGER NOT NULL,
	PRIMARY KEY (account, region, id)
) WITHOUT ROWID;

CREATE TABLE db_instance (
	account TEXT NOT NULL,
	region TEXT NOT NULL,
	id TEXT NOT NULL,
	cluster TEXT,			-- NULL: stands alone
	server TEXT NOT NULL REFERENCES server,
	resource_id TEXT NOT NULL,
	class TEXT NOT NULL,
	created INTEGER NOT NULL,
	deletion_protection INTEGER NOT NULL,
	backup_retention INTEGER NOT NULL,
	storage INTEGER NOT NULL,
	PRIMARY KEY (account, region, id)
) WITHOUT ROWID;
CREATE INDEX db_instance_server ON db_instance (server);
CREATE INDEX db_cluster_server ON db_cluster (server);
