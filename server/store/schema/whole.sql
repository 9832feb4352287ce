-- The whole of keyturn's store today: what a new file begins with.  Files of
-- before are brought here by 0002.sql and so on; `PRAGMA user_version` is the
-- number of the last.  tests/call/test_landed.c fails where the two ways differ.
-- Times are milliseconds since the epoch, UTC.

CREATE TABLE place (			-- where a secret is
	id INTEGER PRIMARY KEY,
	account TEXT NOT NULL,
	region TEXT NOT NULL,
	UNIQUE (account, region)
);

CREATE TABLE secret (
	id INTEGER PRIMARY KEY,
	place INTEGER NOT NULL,
	name TEXT NOT NULL,
	suffix TEXT NOT NULL,		-- the six characters that end the ARN
	labels BLOB NOT NULL,		-- name NUL version NUL, by name
	versions INTEGER NOT NULL,	-- made so far, those that went too
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	accessed INTEGER NOT NULL DEFAULT 0,	-- midnight of the day
	rotated INTEGER NOT NULL DEFAULT 0,
	deleted INTEGER NOT NULL DEFAULT 0,	-- when DeleteSecret was called
	deletion_due INTEGER NOT NULL DEFAULT 0,
	tagged INTEGER NOT NULL DEFAULT 0,	-- Tags: absent until the first
	replicated INTEGER NOT NULL DEFAULT 0,	-- 0: no replica so far
	kms_key_id TEXT,
	description TEXT,
	type TEXT,
	policy TEXT,			-- as it was given
	rotation_enabled INTEGER NOT NULL DEFAULT -1,	-- -1: never set up
	rotation_function TEXT,
	rotation_days INTEGER NOT NULL DEFAULT 0,
	rotation_schedule TEXT,
	rotation_duration TEXT,
	rotation_from INTEGER NOT NULL DEFAULT 0,	-- the days count from here
	rotation_due INTEGER NOT NULL DEFAULT 0,	-- the next by itself; 0 never
	external_role TEXT,		-- third-party rotation
	external_metadata TEXT,		-- the same; JSON
	-- A replica: the secret whose versions, labels, tags and policy it shows.
	origin INTEGER REFERENCES secret ON DELETE CASCADE,
	-- The version with AWSCURRENT, so that who finds the secret has it:
	-- as in the table version, where the others are.
	value_serial INTEGER NOT NULL DEFAULT 0,	-- 0: there is none
	value_created INTEGER NOT NULL DEFAULT 0,
	value_accessed INTEGER NOT NULL DEFAULT 0,
	value_kind INTEGER NOT NULL DEFAULT 0,
	value_kms_key_id TEXT,
	value_sealed BLOB,
	owner TEXT,			-- the service of AWS's that manages it
	crossed INTEGER NOT NULL DEFAULT 0,	-- has to do with cross_replica
	UNIQUE (place, name)
);
-- Indexes of the orders of ListSecrets are made when they are wanted: order.c.
CREATE INDEX secret_due ON secret (deletion_due) WHERE deletion_due > 0;
CREATE INDEX secret_origin ON secret (origin) WHERE origin IS NOT NULL;

CREATE TABLE version (			-- all but those with AWSCURRENT
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	id TEXT NOT NULL,
	serial INTEGER NOT NULL,	-- their order within a secret, from 1
	created INTEGER NOT NULL,
	accessed INTEGER NOT NULL DEFAULT 0,
	kind INTEGER NOT NULL,		-- 0 no value yet, 1 string, 2 binary;
					-- 4 more: under keys of KMS
	sealed BLOB,			-- bound to ARN and version id
	kms_key_id TEXT,
	UNIQUE (secret, id)
);

CREATE TABLE purged (			-- versions that were; the last of each secret
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	serial INTEGER NOT NULL,	-- as it was in the table version
	id TEXT NOT NULL,
	PRIMARY KEY (secret, serial)
) WITHOUT ROWID;

CREATE TABLE tag (
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	key TEXT NOT NULL,
	value TEXT NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (secret, key)
) WITHOUT ROWID;

CREATE TABLE replica (			-- of a secret, as it was asked for
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	region TEXT NOT NULL,
	kms_key_id TEXT,
	failure TEXT,			-- NULL: it is there, in sync
	PRIMARY KEY (secret, region)
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
	reason TEXT,
	test INTEGER NOT NULL DEFAULT 0,
	reached INTEGER NOT NULL DEFAULT 3	-- the last step ever begun
);

CREATE TABLE attempt (			-- those of the last rotations of each
	secret INTEGER NOT NULL REFERENCES secret ON DELETE CASCADE,
	rotation INTEGER NOT NULL,	-- which of its secret's, from 1
	attempt INTEGER NOT NULL,	-- which of that rotation's, from 1
	version TEXT,			-- NULL: it did not begin
	test INTEGER NOT NULL,
	started INTEGER NOT NULL,
	ended INTEGER NOT NULL,		-- 0: not yet
	outcome TEXT NOT NULL,		-- running, succeeded, failed, ...
	reason TEXT,
	next INTEGER NOT NULL,		-- when it is tried again, or 0
	before TEXT NOT NULL,		-- labels, JSON: "AWSCURRENT":"id",...
	after TEXT NOT NULL,
	steps TEXT NOT NULL,		-- JSON: {...},{...},
	PRIMARY KEY (secret, rotation, attempt)
);
-- Kept are 100 rotations, and of many attempts the first and the last.
CREATE TRIGGER attempt_old AFTER INSERT ON attempt BEGIN
	DELETE FROM attempt WHERE secret = new.secret AND
		rotation <= new.rotation - 100;
	DELETE FROM attempt WHERE secret = new.secret AND
		rotation = new.rotation AND attempt > 5 AND
		attempt <= new.attempt - 95;
END;

CREATE TABLE setting (			-- of the service itself
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE thing (			-- of any kind: thing.h
	place INTEGER NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	shape TEXT NOT NULL,		-- JSON
	secret BLOB,			-- sealed
	UNIQUE (place, kind, name)
);

CREATE TABLE job (			-- what is to be done at some moment
	kind TEXT NOT NULL,		-- as the record of its service has it
	subject TEXT NOT NULL,		-- what it is about, in its kind's words
	key TEXT,			-- of one so many are done at once
	due INTEGER NOT NULL,		-- 0: at once
	tries INTEGER NOT NULL DEFAULT 0,	-- that failed so far
	PRIMARY KEY (kind, subject)
) WITHOUT ROWID;
CREATE INDEX job_due ON job (due);
CREATE INDEX job_failing ON job (kind, due) WHERE tries > 0;
CREATE TRIGGER secret_job AFTER DELETE ON secret BEGIN
	DELETE FROM job WHERE kind = 'rotation' AND
		subject = CAST(old.id AS TEXT);
END;

CREATE TABLE event (			-- what came to pass, the last ones
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL,
	event TEXT NOT NULL,
	arn TEXT NOT NULL,
	version TEXT,
	reason TEXT
);

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
	reason TEXT,
	master_secret TEXT,		-- ARN of the one that RDS keeps for it
	runs TEXT,			-- what serves: "MariaDB 10.11.6"
	origin TEXT,			-- the snapshot that its data are made of
	parameters TEXT			-- what it has taken: services/rds/effect.c
) WITHOUT ROWID;
CREATE INDEX server_passing ON server (status)
	WHERE status NOT IN ('available', 'stopped', 'failed');

CREATE TABLE db_cluster (
	account TEXT NOT NULL,
	region TEXT NOT NULL,
	id TEXT NOT NULL,
	server TEXT NOT NULL REFERENCES server,
	resource_id TEXT NOT NULL,
	created INTEGER NOT NULL,
	deletion_protection INTEGER NOT NULL,
	backup_retention INTEGER NOT NULL,
	kept TEXT,			-- JSON: shown as it was given
	pending TEXT,			-- JSON: waits for its window
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
	kept TEXT,			-- JSON: shown as it was given
	pending TEXT,			-- JSON: waits for its window
	PRIMARY KEY (account, region, id)
) WITHOUT ROWID;
CREATE INDEX db_instance_server ON db_instance (server);
CREATE INDEX db_cluster_server ON db_cluster (server);

CREATE TABLE snapshot (			-- of an instance's or a cluster's server
	id TEXT PRIMARY KEY,		-- of its data in the fleet
	account TEXT NOT NULL,
	region TEXT NOT NULL,
	cluster INTEGER NOT NULL,	-- of a cluster, not of an instance
	name TEXT NOT NULL,
	source TEXT NOT NULL,		-- what it is of, as that was called then
	resource_id TEXT NOT NULL,	-- and for ever
	type TEXT NOT NULL,		-- manual, automated
	status TEXT NOT NULL,		-- creating, available, failed
	created INTEGER NOT NULL,
	server TEXT,			-- whose data it has
	origin TEXT,			-- the snapshot it is a copy of
	pause INTEGER NOT NULL,		-- ms that the server stood still; -1: not yet
	engine TEXT NOT NULL,
	engine_version TEXT,		-- of the server that made the data
	master_user TEXT NOT NULL,
	database TEXT,
	shown TEXT NOT NULL,		-- JSON: what Describe shows of it
	kept TEXT,			-- JSON: what the source was asked for
	shared TEXT,			-- JSON: the accounts that may restore it
	reason TEXT,
	UNIQUE (account, region, cluster, name)
) WITHOUT ROWID;
CREATE INDEX snapshot_resource ON snapshot (resource_id);
CREATE INDEX snapshot_creating ON snapshot (server) WHERE status = 'creating';
CREATE TRIGGER snapshot_data AFTER DELETE ON snapshot BEGIN
	INSERT OR REPLACE INTO job (kind, subject, due)
		VALUES ('snapshot', old.id, 0);
END;

CREATE TABLE access_key (		-- that keyturn gave out; see issued.h
	id TEXT PRIMARY KEY,
	account TEXT NOT NULL,
	user_name TEXT NOT NULL,	-- in lower case; '': root's
	active INTEGER NOT NULL,
	created INTEGER NOT NULL,
	last_used INTEGER NOT NULL DEFAULT 0,	-- 0: never
	last_service TEXT,
	last_region TEXT
) WITHOUT ROWID;
CREATE INDEX access_key_user ON access_key (account, user_name);

CREATE TABLE cross_replica (		-- of a secret of another account
	primary_arn TEXT NOT NULL,
	replica_arn TEXT NOT NULL,
	primary_status TEXT,		-- in the primary's list; NULL: not there
	replica_status TEXT,		-- that the replica shows; NULL: it is none
	message TEXT,
	role TEXT,			-- that replicates; NULL: who changes it
	PRIMARY KEY (primary_arn, replica_arn)
) WITHOUT ROWID;
CREATE INDEX cross_replica_replica ON cross_replica (replica_arn);
